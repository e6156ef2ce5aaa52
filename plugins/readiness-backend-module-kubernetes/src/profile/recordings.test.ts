import { clusterProfile } from '@groundwork/plugin-readiness-common';
import {
  look,
  recorded,
  recordedRoutes,
  valueOf,
} from '../__testUtils__/recordedCluster';
import { ClusterProfileCollector } from './clusterProfileCollector';

const lookAt = (routes: Parameters<typeof look>[1]) =>
  look(new ClusterProfileCollector(), routes);

describe('profile of the recorded clusters', () => {
  it('is what a person finds who walks through production', async () => {
    const { record, requests } = await lookAt(recordedRoutes('production'));
    const { version, attributes, nodes, unread } = valueOf(
      record,
      clusterProfile,
    );
    expect(version).toEqual({ gitVersion: 'v1.35.4', major: 1, minor: 35 });
    expect(attributes).toMatchObject({
      ingressControllers: ['traefik.io/ingress-controller'],
      gatewayControllers: [],
      networkPlugins: ['cilium'],
      policyEngines: ['kyverno'],
      secretsOperators: [
        'external-secrets',
        'sealed-secrets',
        'secrets-store-csi',
      ],
    });
    expect(nodes).toHaveLength(3);
    expect(unread).toEqual([]);
    expect(requests.filter(path => /\/secrets(\?|\/|$)/.test(path))).toEqual(
      [],
    );
  });

  it('tells the policies of production, which enforce, from those of staging, which only audit', async () => {
    const policies = async (cluster: 'production' | 'staging') =>
      valueOf((await lookAt(recordedRoutes(cluster))).record, clusterProfile)
        .attributes.policies ?? [];
    const [live, rehearsal] = [
      await policies('production'),
      await policies('staging'),
    ];
    expect(
      live.filter(policy => policy.endsWith('|Enforce')).length,
    ).toBeGreaterThan(0);
    expect(rehearsal.filter(policy => policy.endsWith('|Enforce'))).toEqual([]);
  });

  it('misses an attribute that may not be listed instead of calling it empty', async () => {
    const { record } = await lookAt({
      ...recordedRoutes('production'),
      '/apis/storage.k8s.io/v1/storageclasses': recorded(
        'production/errors/forbidden-all',
      ).answer,
    });
    const { attributes, unread } = valueOf(record, clusterProfile);
    expect(attributes.storageProvisioners).toBeUndefined();
    expect(unread).toContainEqual({
      what: 'storageProvisioners',
      reason: 'forbidden',
    });
  });

  it('does not call the add-ons of a cluster complete whose workloads may not all be listed', async () => {
    const { record } = await lookAt({
      ...recordedRoutes('production'),
      '/apis/apps/v1/statefulsets': recorded('production/errors/forbidden-all')
        .answer,
    });
    expect(valueOf(record, clusterProfile).unread).toEqual([
      { what: 'addOns', reason: 'forbidden' },
    ]);
  });
});
