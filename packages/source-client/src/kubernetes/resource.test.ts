import { resourceName, resourcePath } from './resource';

const pods = { group: '', resource: 'pods' };
const deployments = { group: 'apps', resource: 'deployments' };

describe('the path of what is asked of a cluster', () => {
  it.each([
    [pods, 'v1', {}, '/api/v1/pods'],
    [pods, 'v1', { namespace: 'cards' }, '/api/v1/namespaces/cards/pods'],
    [deployments, 'v1', {}, '/apis/apps/v1/deployments'],
    [
      deployments,
      'v1beta1',
      { namespace: 'cards', name: 'api' },
      '/apis/apps/v1beta1/namespaces/cards/deployments/api',
    ],
    [
      { group: 'rbac.authorization.k8s.io', resource: 'clusterroles' },
      'v1',
      { name: 'system:node' },
      '/apis/rbac.authorization.k8s.io/v1/clusterroles/system%3Anode',
    ],
    [{ group: 'g', resource: 'r' }, 'v1', { name: '...' }, '/apis/g/v1/r/...'],
  ])('of %j at %s, %j, is %s', (...[resource, version, at, path]) => {
    expect(resourcePath(resource, version, at)).toBe(path);
  });

  it('needs neither namespace nor name', () => {
    expect(resourcePath(pods, 'v1')).toBe('/api/v1/pods');
  });

  it.each(['..', '.', 'a/b', 'a%2fb', ''])(
    'has no place for the name %j',
    name => {
      expect(() => resourcePath(pods, 'v1', { name })).toThrow(
        `${JSON.stringify(name)} is no name that a cluster can have`,
      );
    },
  );

  it.each(['..', '-a', 'a-', 'A', 'a/b', 'a%2fb', 'a b', '.a'])(
    'refuses %j as a group, a version, a kind and a namespace, and says so',
    odd => {
      const message = `${JSON.stringify(
        odd,
      )} is no name that a cluster can have`;
      expect(() => resourcePath({ ...pods, group: odd }, 'v1')).toThrow(
        message,
      );
      expect(() => resourcePath(pods, odd)).toThrow(message);
      expect(() => resourcePath({ ...pods, resource: odd }, 'v1')).toThrow(
        message,
      );
      expect(() => resourcePath(pods, 'v1', { namespace: odd })).toThrow(
        message,
      );
    },
  );

  it('is told as kubectl writes it', () => {
    expect([resourceName(pods), resourceName(deployments)]).toEqual([
      'pods',
      'deployments.apps',
    ]);
  });
});
