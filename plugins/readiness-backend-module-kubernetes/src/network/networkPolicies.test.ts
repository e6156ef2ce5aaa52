import { workload } from '@groundwork/plugin-readiness-common';
import type { Routes } from '@groundwork/plugin-readiness-node/testUtils';
import { look, recorded, valueOf } from '../__testUtils__/recordedCluster';
import { WorkloadCollector } from '../workload/workloadCollector';
import { calicoRequirements } from './calicoPolicies';

const refused = recorded('production/errors/forbidden-all').answer;
const KUBERNETES = '/apis/networking.k8s.io/v1/networkpolicies';
const CILIUM = '/apis/cilium.io/v2/ciliumnetworkpolicies';
const CILIUM_WIDE = '/apis/cilium.io/v2/ciliumclusterwidenetworkpolicies';
const CALICO = '/apis/crd.projectcalico.org/v1/networkpolicies';
const CALICO_WIDE = '/apis/crd.projectcalico.org/v1/globalnetworkpolicies';
const NEWER_CALICO = '/apis/projectcalico.org/v3/networkpolicies';

const listOf = (...items: readonly object[]) => ({
  body: { metadata: {}, items },
});

const policy = (spec: object, namespace: string | undefined = 'pay') =>
  listOf({ metadata: { name: 'some', namespace }, spec });
const wide = (spec: object) => listOf({ metadata: { name: 'some' }, spec });

const groups = (...versions: readonly string[]) => ({
  '/apis': {
    body: {
      groups: versions.map(groupVersion => ({
        name: groupVersion.split('/')[0],
        preferredVersion: { groupVersion },
      })),
    },
  },
});

const ALL = groups(
  'apps/v1',
  'networking.k8s.io/v1',
  'cilium.io/v2',
  'crd.projectcalico.org/v1',
);

async function seen(more: Routes, pod: object = {}) {
  const { record } = await look(new WorkloadCollector(), {
    ...Object.fromEntries(
      [
        ...['pods', 'serviceaccounts', 'limitranges'].map(
          each => `/api/v1/${each}`,
        ),
        ...['daemonsets', 'statefulsets'].map(each => `/apis/apps/v1/${each}`),
        '/apis/batch/v1/cronjobs',
        ...[KUBERNETES, CILIUM, CILIUM_WIDE, CALICO, CALICO_WIDE],
      ].map(path => [path, listOf()]),
    ),
    '/apis/apps/v1/deployments': listOf({
      metadata: { name: 'pay', namespace: 'pay' },
      spec: { template: { metadata: { labels: { app: 'pay' } }, spec: pod } },
    }),
    ...ALL,
    ...more,
  });
  const { workloads, unread } = valueOf(record, workload);
  return { network: workloads[0]?.network, unread };
}

const none = { policies: [], deniesByDefault: false, open: [] };

describe('the network policies that are about a pod', () => {
  it.each([
    {
      path: KUBERNETES,
      name: 'NetworkPolicy pay/some',
      own: { podSelector: { matchLabels: { app: 'pay' } } },
      other: { podSelector: { matchLabels: { app: 'else' } } },
    },
    {
      path: CILIUM,
      name: 'CiliumNetworkPolicy pay/some',
      own: { endpointSelector: { matchLabels: { 'k8s:app': 'pay' } } },
      other: { endpointSelector: { matchLabels: { 'any:app': 'else' } } },
    },
    {
      path: CALICO,
      name: 'Calico NetworkPolicy pay/some',
      own: { selector: "app == 'pay'" },
      other: { selector: "app != 'pay'" },
    },
  ])(
    'are found by the selector of $name',
    async ({ path, name, own, other }) => {
      expect((await seen({ [path]: policy(own) })).network).toEqual({
        ...none,
        policies: [name],
      });
      expect((await seen({ [path]: policy(other) })).network).toEqual(none);
      expect((await seen({ [path]: policy(own, 'other') })).network).toEqual(
        none,
      );
    },
  );

  it.each([
    {
      path: CILIUM_WIDE,
      name: 'CiliumClusterwideNetworkPolicy some',
      spec: {
        endpointSelector: {
          matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'pay' },
        },
      },
    },
    {
      path: CALICO_WIDE,
      name: 'GlobalNetworkPolicy some',
      spec: { selector: 'has(app)', namespaceSelector: 'all()' },
    },
  ])(
    'are found in $name, which is about every namespace',
    async ({ path, name, spec }) => {
      expect((await seen({ [path]: wide(spec) })).network?.policies).toEqual([
        name,
      ]);
    },
  );

  it.each([
    [KUBERNETES, { podSelector: {} }, true],
    [KUBERNETES, { podSelector: {}, policyTypes: ['Ingress'] }, true],
    [KUBERNETES, { podSelector: {}, policyTypes: ['Egress'] }, false],
    [KUBERNETES, { podSelector: {}, ingress: [{}] }, false],
    [KUBERNETES, { podSelector: { matchLabels: { app: 'pay' } } }, false],
    [CILIUM, { endpointSelector: {}, ingress: [{}] }, true],
    [CILIUM, { endpointSelector: {}, ingress: [] }, false],
    [
      CILIUM,
      { endpointSelector: {}, enableDefaultDeny: { ingress: true } },
      true,
    ],
    [
      CILIUM,
      { endpointSelector: {}, ingress: [{ fromEntities: ['all'] }] },
      false,
    ],
    [CALICO, { selector: 'all()', types: ['Ingress'] }, true],
    [CALICO, {}, true],
    [CALICO, { egress: [{ action: 'Deny' }] }, false],
    [CALICO, { ingress: [{ action: 'Deny' }] }, true],
    [CALICO, { ingress: [{ action: 'Allow' }] }, false],
  ])('of %s, %j denies by default: %s', async (path, spec, denies) => {
    expect((await seen({ [path]: policy(spec) })).network).toMatchObject({
      deniesByDefault: denies,
      policies: [expect.any(String)],
    });
  });

  it.each([
    [
      CILIUM_WIDE,
      {
        endpointSelector: {
          matchLabels: { 'k8s:io.cilium.k8s.namespace.labels.team': 'pay' },
        },
      },
    ],
    [CALICO_WIDE, { namespaceSelector: "team == 'pay'" }],
    [CALICO_WIDE, { selector: "app == 'pay' || app == 'else'" }],
    [CALICO_WIDE, { serviceAccountSelector: "name == 'pay'" }],
  ])(
    'are open where the selector of %s is not understood: %j',
    async (path, spec) => {
      expect((await seen({ [path]: wide(spec) })).network).toEqual({
        ...none,
        open: [expect.stringMatching(/ some$/)],
      });
    },
  );

  it('are none of a policy of Cilium that is about nodes', async () => {
    expect(
      (await seen({ [CILIUM_WIDE]: wide({ nodeSelector: {} }) })).network,
    ).toEqual(none);
  });

  it('are not asked for of pods that use the network of their node', async () => {
    const { network } = await seen({}, { hostNetwork: true });
    expect(network).toBeUndefined();
  });

  it('are open when a kind may not be listed, and none when the cluster has no such group', async () => {
    expect(await seen({ [CILIUM]: refused })).toEqual({
      network: { ...none, open: ['cilium.io/ciliumnetworkpolicies'] },
      unread: [
        { what: 'cilium.io/ciliumnetworkpolicies', reason: 'forbidden' },
      ],
    });
    expect(
      await seen({
        ...groups('apps/v1', 'networking.k8s.io/v1'),
        [CILIUM]: refused,
      }),
    ).toEqual({ network: none, unread: [] });
  });

  it("are read from Calico's newer group where the older one is gone", async () => {
    const { network } = await seen({
      ...groups('apps/v1', 'projectcalico.org/v3'),
      [NEWER_CALICO]: policy({ selector: '' }),
      '/apis/projectcalico.org/v3/globalnetworkpolicies': listOf(),
    });
    expect(network?.policies).toEqual(['Calico NetworkPolicy pay/some']);
  });
});

describe("a selector in Calico's language", () => {
  it('is read where plain requirements are joined', () => {
    expect(
      calicoRequirements(
        `app == "pay" && tier not in {'a', "b"} && !has(old) && has(new)`,
      ),
    ).toEqual([
      { key: 'app', operator: 'in', values: ['pay'] },
      { key: 'tier', operator: 'not-in', values: ['a', 'b'] },
      { key: 'old', operator: 'absent' },
      { key: 'new', operator: 'exists' },
    ]);
  });

  it.each([
    "(app == 'a')",
    "app contains 'a'",
    "app == 'a' || has(b)",
    'global()',
  ])('is not guessed at: %s', selector => {
    expect(calicoRequirements(selector)).toBeUndefined();
  });
});
