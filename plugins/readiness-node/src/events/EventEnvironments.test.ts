import { readEnvironments } from '@groundwork/source-client/environments';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { EventEnvironments, productionClaims } from './EventEnvironments';

const instances = ['a', 'b'].map(name => ({
  name,
  url: `https://${name}.example.org`,
}));

const of = (...environments: JsonObject[]) =>
  new EventEnvironments(
    readEnvironments(
      new ConfigReader({
        groundwork: { environments },
        argocd: { appLocatorMethods: [{ type: 'config', instances }] },
      }),
    ),
  );

describe('the environment of a deployment', () => {
  it('is called as it is declared, and production where that has one cluster', () => {
    const environments = of(
      { name: 'staging', clusters: ['s1', 's2'] },
      { name: 'live', clusters: ['p1'] },
    );
    expect(environments.ofCluster('s2')).toBe('staging');
    expect(environments.ofCluster('p1')).toBe('live');
    expect(environments.ofCluster('elsewhere')).toBe('elsewhere');
  });

  it('has a name for each cluster of production, and it is the tier that makes it production', () => {
    const environments = of(
      { name: 'europe', tier: 'production', clusters: ['eu', 'prod-us'] },
      {
        name: 'prod-like',
        tier: 'staging',
        clusters: ['s', { name: 'dr', tier: 'production' }],
      },
    );
    expect(environments.ofCluster('eu')).toBe('prod-eu');
    expect(environments.ofCluster('prod-us')).toBe('prod-us');
    expect(environments.ofCluster('dr')).toBe('prod-dr');
    expect(environments.ofCluster('s')).toBe('staging');
  });

  it('is known by an Argo CD instance that serves one only', () => {
    const environments = of(
      { name: 'europe', tier: 'production', argocdInstances: ['a'] },
      { name: 'test', argocdInstances: ['b'] },
      { name: 'stage', argocdInstances: ['b'] },
    );
    expect(environments.ofArgocdInstance('a')).toBe('production');
    expect(environments.ofArgocdInstance('b')).toBeUndefined();
    expect(environments.ofArgocdInstance('c')).toBeUndefined();
    const regions = of(
      { name: 'eu', tier: 'production', argocdInstances: ['a'] },
      { name: 'us', tier: 'production', argocdInstances: ['b'] },
    );
    expect(regions.hasProductionInstances).toBe(true);
    expect(regions.ofArgocdInstance('b')).toBe('prod-b');
  });
});

describe('a place', () => {
  it('means its services where they are in production, and nothing before', () => {
    const ref = 'component:default/pay';
    const services = [{ kind: 'Component', ref, name: 'pay' }] as const;
    const claims = (environment: string) =>
      productionClaims({ place: 'p', environment, services });
    expect(claims('prod-eu')).toEqual([{ place: 'p', service: ref }]);
    expect(claims('staging')).toEqual([]);
    // It may have been somebody's before.
    expect(
      productionClaims({ place: 'p', environment: 'prod-eu', services: [] }),
    ).toEqual([{ place: 'p' }]);
  });
});
