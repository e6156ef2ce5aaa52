import {
  placeOf,
  placesOfHealth,
  versionBearers,
  versionsByPlace,
} from './places';
import type { DeploymentInstance } from './schema/openapi.generated';

const workload = (
  cluster: string,
  changes: Partial<DeploymentInstance> = {},
): DeploymentInstance => ({
  kind: 'kubernetes',
  source: cluster,
  objectKind: 'Deployment',
  name: 'web',
  version: '2.0.0',
  health: 'healthy',
  sync: 'not-applicable',
  ...changes,
});

const application = (
  name: string,
  changes: Partial<DeploymentInstance> = {},
): DeploymentInstance => ({
  ...workload('argocd'),
  kind: 'argocd',
  objectKind: 'Application',
  name,
  sync: 'synced',
  ...changes,
});

describe('placeOf', () => {
  it('is the cluster, and the application where nobody names the cluster', () => {
    expect(placeOf(workload('eu-1'))).toEqual({
      kind: 'cluster',
      name: 'eu-1',
    });
    expect(placeOf(application('web', { cluster: 'eu-1' })).kind).toBe(
      'cluster',
    );
    expect(placeOf(application('web'))).toEqual({
      kind: 'application',
      name: 'web',
    });
  });
});

describe('versionBearers', () => {
  const home = application('web');
  const abroad = application('web-us', { cluster: 'us-1', version: '1.9.0' });

  it('are the workloads where they were read', () => {
    const read = [workload('eu-1'), workload('us-1')];
    expect(versionBearers([home, abroad, ...read])).toEqual(read);
  });

  it('are the applications of a cluster from which no workload was read', () => {
    const read = workload('eu-1');
    expect(versionBearers([home, abroad, read])).toEqual([abroad, read]);
  });

  it('are the applications where no cluster was read', () => {
    expect(versionBearers([home, abroad])).toEqual([home, abroad]);
  });
});

describe('versionsByPlace', () => {
  it('lists the versions of each place, by its name', () => {
    expect(
      versionsByPlace({
        instances: [
          workload('us-1', { version: '1.9.0' }),
          workload('eu-1'),
          workload('eu-1', { version: '1.9.0' }),
        ],
      }),
    ).toEqual([
      {
        place: { kind: 'cluster', name: 'eu-1' },
        versions: ['1.9.0', '2.0.0'],
      },
      { place: { kind: 'cluster', name: 'us-1' }, versions: ['1.9.0'] },
    ]);
  });

  it('leaves out a place whose version nobody knows', () => {
    const { version: _version, ...nameless } = workload('eu-1');
    expect(versionsByPlace({ instances: [nameless] })).toEqual([]);
  });
});

describe('placesOfHealth', () => {
  it('names the clusters that are worse off than others', () => {
    expect(
      placesOfHealth({
        health: 'degraded',
        instances: [
          workload('eu-1'),
          workload('us-1', { health: 'degraded' }),
          application('web', { health: 'degraded' }),
        ],
      }),
    ).toEqual([{ kind: 'cluster', name: 'us-1' }]);
  });

  it('names the application when no cluster is known to be worse off', () => {
    expect(
      placesOfHealth({
        health: 'degraded',
        instances: [
          workload('eu-1'),
          workload('us-1'),
          application('web'),
          application('web-us', { health: 'degraded' }),
        ],
      }),
    ).toEqual([{ kind: 'application', name: 'web-us' }]);
  });

  it('names nothing where all places are alike, or where there is only one', () => {
    const degraded = { health: 'degraded' } as const;
    expect(
      placesOfHealth({
        ...degraded,
        instances: [workload('eu-1', degraded), workload('us-1', degraded)],
      }),
    ).toEqual([]);
    expect(
      placesOfHealth({
        ...degraded,
        instances: [workload('eu-1', degraded), application('web')],
      }),
    ).toEqual([]);
  });
});
