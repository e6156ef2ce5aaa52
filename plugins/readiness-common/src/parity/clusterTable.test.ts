import type { Reading } from '../checks';
import { clusterSubject, type ClusterProfile } from '../evidence';
import type { DeclaredCluster } from '../inventory';
import { compareClusters } from './clusterTable';

const profile = (over: Partial<ClusterProfile> = {}): ClusterProfile => ({
  version: { gitVersion: 'v1.33.2', major: 1, minor: 33 },
  attributes: {
    ingressControllers: ['nginx.example/ingress'],
    gatewayControllers: [],
    networkPlugins: ['cilium'],
  },
  addOns: [{ name: 'cert-manager', major: 1, minor: 14 }],
  objects: [],
  unread: [],
  ...over,
});

const read = (
  name: string,
  value: ClusterProfile,
): Reading<ClusterProfile> => ({
  state: 'read',
  subject: clusterSubject(name, 'any'),
  evidenceId: `profile-of-${name}`,
  trust: { freshness: 1, reliability: 1 },
  value,
});

const live: DeclaredCluster = { name: 'live', tier: 'production' };
const rehearsal: DeclaredCluster = {
  name: 'rehearsal',
  tier: 'staging',
  promotesTo: 'live',
};
const places = { clusters: [live, rehearsal], undeclaredClusters: [] };

function tableOf(
  readings: readonly Reading<ClusterProfile>[],
  inventory: Parameters<typeof compareClusters>[1] = places,
) {
  const table = compareClusters(readings, inventory);
  const row = (attribute: string) => {
    const found = table.attributes.find(item => item.attribute === attribute);
    if (!found) throw new Error(`No attribute ${attribute}`);
    const { state, cells } = found;
    return { state, cells: new Map(cells.map(cell => [cell.cluster, cell])) };
  };
  return { ...table, row };
}

describe('clusters side by side', () => {
  it('are listed in the order in which a service passes them', () => {
    const { clusters } = tableOf([]);
    expect(clusters.map(({ name }) => name)).toEqual(['rehearsal', 'live']);
  });

  it('show what each has and mark only what the other lacks', () => {
    const { row, pairs } = tableOf([
      read('rehearsal', profile()),
      read(
        'live',
        profile({
          attributes: {
            ...profile().attributes,
            ingressControllers: ['nginx.example/ingress', 'traefik.example'],
          },
        }),
      ),
    ]);
    const { state, cells } = row('ingressControllers');
    expect(state).toBe('differs');
    expect(cells.get('live')).toMatchObject({
      values: ['nginx.example/ingress', 'traefik.example'],
      differing: ['traefik.example'],
    });
    expect(cells.get('rehearsal')).toMatchObject({
      differing: [],
      lacks: ['traefik.example'],
    });
    expect(row('networkPlugins').state).toBe('alike');
    expect(row('gatewayControllers').state).toBe('nothing');
    expect(pairs).toMatchObject([
      { from: 'rehearsal', to: 'live', differing: ['ingressControllers'] },
    ]);
  });

  it('call versions alike that differ in the patch only, and mark a minor version', () => {
    const { row } = tableOf([
      read('rehearsal', profile()),
      read(
        'live',
        profile({
          version: { gitVersion: 'v1.33.9', major: 1, minor: 33 },
          addOns: [
            { name: 'cert-manager', major: 1, minor: 12 },
            { name: 'only-here', major: 1, minor: 1 },
          ],
        }),
      ),
    ]);
    expect(row('kubernetes').state).toBe('alike');
    expect(row('addOns').cells.get('live')?.differing).toEqual([
      'cert-manager 1.12',
    ]);
  });

  it('never call alike what was not read, and say why', () => {
    const { row, pairs } = tableOf([
      read('rehearsal', profile()),
      read(
        'live',
        profile({
          attributes: { gatewayControllers: [], networkPlugins: ['cilium'] },
          unread: [{ what: 'ingressControllers', reason: 'forbidden' }],
        }),
      ),
    ]);
    const { state, cells } = row('ingressControllers');
    expect(state).toBe('unknown');
    expect(cells.get('live')).toEqual({
      cluster: 'live',
      differing: [],
      lacks: [],
      reason: 'forbidden',
    });
    expect(pairs[0]?.unknown).toContain('ingressControllers');
  });

  it('take add-ons as unknown where workloads may not be listed', () => {
    const { row } = tableOf([
      read('rehearsal', profile()),
      read(
        'live',
        profile({ unread: [{ what: 'addOns', reason: 'forbidden' }] }),
      ),
    ]);
    expect(row('addOns').state).toBe('unknown');
    expect(row('addOns').cells.get('live')?.values).toBeUndefined();
  });

  it('leave everything open when a cluster could not be read', () => {
    const { attributes, clusters, pairs } = tableOf([
      read('rehearsal', profile()),
      {
        state: 'unread',
        subject: clusterSubject('live', 'production'),
        reason: 'unreachable',
        detail: 'live did not answer',
      },
    ]);
    expect(new Set(attributes.map(({ state }) => state))).toEqual(
      new Set(['unknown']),
    );
    expect(clusters[1]).toMatchObject({
      reason: 'unreachable',
      detail: 'live did not answer',
    });
    expect(pairs).toMatchObject([{ similarity: { lo: 0, hi: 1 } }]);
  });

  it('compare nothing when no cluster promotes to another one', () => {
    const { attributes, pairs } = tableOf([read('live', profile())], {
      clusters: [live],
      undeclaredClusters: ['forgotten'],
    });
    expect(pairs).toEqual([]);
    expect(new Set(attributes.map(({ state }) => state))).toEqual(
      new Set(['nothing']),
    );
  });

  it('put the least alike pair first', () => {
    const develop: DeclaredCluster = {
      name: 'develop',
      tier: 'development',
      promotesTo: 'rehearsal',
    };
    const { pairs, clusters } = tableOf(
      [
        read('develop', profile()),
        read('rehearsal', profile()),
        read('live', profile({ attributes: { networkPlugins: ['calico'] } })),
      ],
      { clusters: [live, rehearsal, develop], undeclaredClusters: [] },
    );
    expect(clusters.map(({ name }) => name)).toEqual([
      'develop',
      'rehearsal',
      'live',
    ]);
    expect(pairs.map(({ to }) => to)).toEqual(['live', 'rehearsal']);
  });

  it('show beside what makes them alike what their nodes run, who may be refused, and how pods are known and reached', () => {
    const alike = {
      ...profile().attributes,
      storageProvisioners: [],
      defaultStorageProvisioners: [],
      policyEngines: ['kyverno'],
      secretsOperators: [],
      serviceMeshes: [],
      autoscalers: [],
    };
    const { row, pairs } = tableOf([
      read(
        'rehearsal',
        profile({
          attributes: {
            ...alike,
            policies: ['require-limits|Audit'],
            identityPatterns: ['aws-irsa'],
          },
          nodes: ['v1.32.1', 'v1.32.4'].map(kubeletVersion => ({
            name: kubeletVersion,
            kubeletVersion,
          })),
          unread: [{ what: 'networkPolicies', reason: 'forbidden' }],
        }),
      ),
      read(
        'live',
        profile({
          attributes: {
            ...alike,
            policies: ['require-limits|Enforce'],
            identityPatterns: ['aws-irsa'],
            networkPolicies: ['NetworkPolicy'],
          },
          nodes: [{ name: 'one', kubeletVersion: 'v1.31.9' }],
        }),
      ),
    ]);
    expect(row('policies')).toMatchObject({ state: 'differs' });
    expect(row('policies').cells.get('live')).toMatchObject({
      values: ['require-limits: Enforce'],
      differing: ['require-limits: Enforce'],
    });
    expect(row('kubelets').cells.get('rehearsal')).toMatchObject({
      values: ['v1.32'],
      differing: ['v1.32'],
    });
    expect(row('identityPatterns')).toMatchObject({ state: 'alike' });
    expect(row('networkPolicies')).toMatchObject({ state: 'unknown' });
    expect(row('networkPolicies').cells.get('rehearsal')).toMatchObject({
      reason: 'forbidden',
    });
    // Each of them is a check of its own, or part of one.
    expect(pairs).toMatchObject([
      {
        similarity: { lo: 1, hi: 1 },
        differing: ['kubelets', 'policies'],
        unknown: ['networkPolicies'],
      },
    ]);
  });
});
