import { workload, type Workload } from '@groundwork/plugin-readiness-common';
import type { Routes } from '@groundwork/plugin-readiness-node/testUtils';
import {
  look,
  recorded,
  recordedRoutes,
  valueOf,
} from '../__testUtils__/recordedCluster';
import { WorkloadCollector } from './workloadCollector';

const refused = recorded('production/errors/forbidden-all').answer;
const BUDGETS = '/apis/policy/v1/poddisruptionbudgets';

async function workloadsOf(more: Routes = {}) {
  const { record } = await look(new WorkloadCollector(), {
    ...recordedRoutes('production'),
    ...more,
  });
  const { workloads, unread } = valueOf(record, workload);
  const named = (name: string): Workload => {
    const found = workloads.find(item => item.name === name);
    if (!found) throw new Error(`There is no ${name}`);
    return found;
  };
  return { named, unread };
}

const listOf = (...items: readonly object[]) => ({
  body: { metadata: {}, items },
});

const budget = (name: string, namespace: string, spec: object) => ({
  metadata: { name, namespace },
  spec,
});

const ranges = (...limits: readonly object[]) => ({
  '/api/v1/limitranges': listOf({
    metadata: { name: 'defaults', namespace: 'cards' },
    spec: { limits },
  }),
});

describe('how the workloads of the recorded cluster are kept', () => {
  it('finds the budget that selects the pods, and the nodes that those run on', async () => {
    const { named, unread } = await workloadsOf();
    expect(named('payments')).toMatchObject({
      budgets: [{ name: 'payments', minAvailable: 1 }],
      nodes: 3,
      hygiene: {
        containers: 1,
        withReadinessProbe: 1,
        withLivenessProbe: 1,
        withMemoryRequest: 1,
        withMemoryLimit: 1,
      },
    });
    expect(named('statements')).toMatchObject({ replicas: 1, nodes: 1 });
    expect(named('core-banking')).toMatchObject({
      budgets: [],
      nodes: 2,
      hygiene: { withReadinessProbe: 0, withMemoryLimit: 0 },
    });
    expect(named('scorer')).toMatchObject({ kind: 'StatefulSet', nodes: 2 });
    expect(unread).toEqual([]);
  });

  it('asks nothing of a job', async () => {
    const { named } = await workloadsOf();
    const job = named('nightly-report');
    expect([job.hygiene, job.budgets, job.nodes]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    { path: '/api/v1/pods', what: 'pods', field: 'nodes' as const },
    {
      path: BUDGETS,
      what: 'policy/poddisruptionbudgets',
      field: 'budgets' as const,
    },
  ])(
    'leaves $field open when $what may not be listed, and says so',
    async ({ path, what, field }) => {
      const { named, unread } = await workloadsOf({ [path]: refused });
      expect(named('payments')[field]).toBeUndefined();
      expect(unread).toEqual([{ what, reason: 'forbidden' }]);
    },
  );

  it('finds no budget in a cluster that has no such group', async () => {
    const { answer } = recorded('production/discovery/apis');
    const { named, unread } = await workloadsOf({
      '/apis': {
        ...answer,
        body: {
          groups: [
            { name: 'apps', preferredVersion: { groupVersion: 'apps/v1' } },
          ],
        },
      },
    });
    expect(named('payments').budgets).toEqual([]);
    expect(unread).toEqual([]);
  });
});

describe('whose pods a budget is about', () => {
  it.each([
    ['an empty selector, every pod of the namespace', {}, true],
    [
      'an expression that they meet',
      {
        matchExpressions: [
          {
            key: 'app.kubernetes.io/name',
            operator: 'In',
            values: ['payments', 'other'],
          },
        ],
      },
      true,
    ],
    [
      'an expression that they do not meet',
      {
        matchExpressions: [
          { key: 'app.kubernetes.io/name', operator: 'DoesNotExist' },
        ],
      },
      false,
    ],
    ['no selector, none', undefined, false],
  ])('is read from %s', async (_, selector, isItsOwn) => {
    const { named } = await workloadsOf({
      [BUDGETS]: listOf(
        budget('some', 'payments', { maxUnavailable: '50%', selector }),
        budget('elsewhere', 'ledger', { maxUnavailable: 0, selector: {} }),
      ),
    });
    expect(named('payments').budgets).toEqual(
      isItsOwn ? [{ name: 'some', maxUnavailable: '50%' }] : [],
    );
  });
});

describe('the memory of containers that state none', () => {
  const hygieneOf = async (more: Routes) =>
    (await workloadsOf(more)).named('cards').hygiene;

  it('is what the namespace gives them; its limit is a request, too', async () => {
    expect(
      await hygieneOf(
        ranges({ type: 'Container', default: { memory: '1Gi' } }),
      ),
    ).toMatchObject({ withMemoryRequest: 1, withMemoryLimit: 1 });
    expect(
      await hygieneOf(
        ranges({ type: 'Container', defaultRequest: { memory: '1Gi' } }),
      ),
    ).toMatchObject({ withMemoryRequest: 1, withMemoryLimit: 0 });
  });

  it('is none where the namespace limits only pods', async () => {
    expect(
      await hygieneOf(ranges({ type: 'Pod', default: { memory: '1Gi' } })),
    ).toMatchObject({ withMemoryRequest: 0, withMemoryLimit: 0 });
  });

  it('is not known where the defaults may not be listed', async () => {
    const { named, unread } = await workloadsOf({
      '/api/v1/limitranges': refused,
    });
    expect(named('cards').hygiene).toEqual({
      containers: 1,
      withReadinessProbe: 1,
      withLivenessProbe: 1,
    });
    expect(named('payments').hygiene).toMatchObject({ withMemoryLimit: 1 });
    expect(unread).toEqual([{ what: 'limitranges', reason: 'forbidden' }]);
  });
});
