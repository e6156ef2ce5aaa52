import type {
  DeploymentHealth,
  DeploymentInstance,
} from '@groundwork/plugin-deployments-common';
import { SourceError } from '@groundwork/source-client';
import type { Sighting } from '../sources/types';
import { summariseEnvironment } from './summariseEnvironment';

const environment = {
  name: 'production',
  tier: 'production',
  clusters: ['eu-1', 'us-1'],
  argocdInstances: ['hub'],
};

function seen(changes: Partial<DeploymentInstance>): Sighting {
  return {
    instance: {
      kind: 'kubernetes',
      source: 'eu-1',
      objectKind: 'Deployment',
      name: 'web',
      health: 'healthy',
      sync: 'not-applicable',
      ...changes,
    },
    placement: {},
    externalUrls: [],
  };
}

const application = (name: string, changes: Partial<DeploymentInstance> = {}) =>
  seen({ kind: 'argocd', source: 'hub', name, sync: 'synced', ...changes });

describe('an environment of two regions', () => {
  const home = seen({ cluster: 'eu-1', version: '2.0.0' });
  const abroad = application('web-us', { cluster: 'us-1', version: '1.9.0' });

  it('lists both versions and names none as the one', () => {
    const us = seen({ source: 'us-1', cluster: 'us-1', version: '1.9.0' });
    const found = summariseEnvironment({
      environment,
      sightings: [home, us],
      failed: [],
    });
    expect(found.versions).toEqual(['1.9.0', '2.0.0']);
    expect(found.version).toBeUndefined();
  });

  it('keeps the version that Argo CD names for a cluster that could not be read', () => {
    const failure = new SourceError('forbidden', 'no');
    const found = summariseEnvironment({
      environment,
      sightings: [home, abroad],
      failed: [{ sourceName: 'us-1', failure }],
    });
    expect(found.versions).toEqual(['1.9.0', '2.0.0']);
    expect(found.health).toBe('unknown');
  });

  it.each<[DeploymentHealth, DeploymentHealth]>([
    ['healthy', 'healthy'],
    ['degraded', 'degraded'],
    ['not-deployed', 'not-deployed'],
  ])(
    'with one region %s is %s while the other waits for its first deployment',
    (health, whole) => {
      const waiting = application('web-us', {
        health: 'not-deployed',
        sync: 'nothing-in-git',
      });
      const found = summariseEnvironment({
        environment,
        sightings: [seen({ health }), waiting],
        failed: [],
      });
      expect([found.health, found.sync]).toEqual([whole, 'nothing-in-git']);
    },
  );

  it('is in sync as a whole when one region is and the other has nothing in Git yet', () => {
    const waiting = application('web-us', { sync: 'nothing-in-git' });
    expect(
      summariseEnvironment({
        environment,
        sightings: [application('web'), waiting],
        failed: [],
      }).sync,
    ).toBe('synced');
  });
});
