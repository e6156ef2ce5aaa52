import { assertMayBeAsked, resourcePath } from './resourcePath';

const pods = { group: '', apiVersion: 'v1', plural: 'pods' };

describe('what is asked of a cluster', () => {
  it('has the path of the API', () => {
    expect(resourcePath(pods)).toBe('/api/v1/pods');
    expect(
      resourcePath(
        { group: 'apps', apiVersion: 'v1', plural: 'deployments' },
        'payments',
      ),
    ).toBe('/apis/apps/v1/namespaces/payments/deployments');
  });

  it.each([
    [{ ...pods, group: '..' }, undefined],
    [{ ...pods, plural: 'pods/../secrets' }, undefined],
    [{ ...pods, plural: '..' }, undefined],
    [pods, '..'],
    [pods, 'a/../../secrets'],
  ])('is never a path out of the API: %j in %s', (kind, namespace) => {
    expect(() => assertMayBeAsked(kind, namespace)).toThrow('invalid-request');
  });

  it('is never a Secret', () => {
    expect(() => assertMayBeAsked({ ...pods, plural: 'secrets' })).toThrow(
      'forbidden',
    );
  });
});
