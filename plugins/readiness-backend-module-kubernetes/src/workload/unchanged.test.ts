import { workload, type Workload } from '@groundwork/plugin-readiness-common';
import {
  look,
  recorded,
  recordedRoutes,
  valueOf,
} from '../__testUtils__/recordedCluster';
import { WorkloadCollector } from './workloadCollector';

const SEEN_BY_CONTROLLER = '2026-11-21T00:06:39Z';

/** The recorded core-banking, which `kubectl scale` changed, as its server shows it after these changes. */
async function coreBanking(
  change: (object: { status?: unknown }) => object,
  earlier?: unknown,
): Promise<Workload> {
  const { answer } = recorded('production/one/deployment');
  const { record } = await look(
    new WorkloadCollector(),
    {
      ...recordedRoutes('production'),
      '/apis/apps/v1/deployments': {
        body: { metadata: {}, items: [change(Object(answer.body))] },
      },
    },
    {
      asOf: '2026-12-01T00:00:00Z',
      ...(earlier === undefined ? {} : { earlier: async () => earlier }),
    },
  );
  const found = valueOf(record, workload).workloads.find(
    ({ name }) => name === 'core-banking',
  );
  if (!found) throw new Error('It is not there');
  return found;
}

const asRecorded = (object: object) => object;
/** As if the controller had not yet looked at the last change. */
const unseen = (object: { status?: unknown }) => ({
  ...object,
  status: { ...Object(object.status), observedGeneration: 5 },
});

describe('a write without a time, as kubectl scale leaves it', () => {
  it('is not younger than the controller’s last word on the same generation', async () => {
    expect((await coreBanking(asRecorded)).unchangedSince).toBe(
      SEEN_BY_CONTROLLER,
    );
  });

  it('may be as young as this look while the controller has not seen the generation and nobody looked before', async () => {
    const { unchangedSince, generation } = await coreBanking(unseen);
    expect({ unchangedSince, generation }).toEqual({
      unchangedSince: '2026-12-01T00:00:00.000Z',
      generation: 6,
    });
  });

  it('is not younger than the first look that saw the same object in the same generation', async () => {
    const now = await coreBanking(unseen);
    const before = { ...now, unchangedSince: '2026-08-01T00:00:00.000Z' };
    const seen = async (item: Workload) =>
      (await coreBanking(unseen, { workloads: [item], unread: [] }))
        .unchangedSince;
    expect(await seen(before)).toBe('2026-08-01T00:00:00.000Z');
    expect(await seen({ ...before, generation: 5 })).toBe(
      '2026-12-01T00:00:00.000Z',
    );
    expect(await seen({ ...before, uid: 'another' })).toBe(
      '2026-12-01T00:00:00.000Z',
    );
  });

  it('is dated anew when what an earlier look left is of another form', async () => {
    expect((await coreBanking(unseen, { odd: true })).unchangedSince).toBe(
      '2026-12-01T00:00:00.000Z',
    );
  });
});

describe('what a look keeps of a workload', () => {
  it('are the labels that a component may select by, its own and those of its pods, and whether a pod is ready', async () => {
    const { record } = await look(
      new WorkloadCollector(),
      recordedRoutes('production'),
    );
    const { workloads } = valueOf(record, workload);
    const named = (wanted: string) =>
      workloads.find(({ name }) => name === wanted);
    expect(named('payments')).toMatchObject({
      labels: { 'backstage.io/kubernetes-id': 'payments' },
      podLabels: { 'app.kubernetes.io/name': 'payments' },
    });
    expect(named('payments')?.hasReadyPod).toBe(false);
    expect(named('nightly-report')?.hasReadyPod).toBeUndefined();
  });

  it('says that it runs where one pod is ready', async () => {
    const withReady = (readyReplicas: number) =>
      coreBanking(object => ({ ...object, status: { readyReplicas } }));
    expect((await withReady(1)).hasReadyPod).toBe(true);
    expect((await withReady(0)).hasReadyPod).toBe(false);
  });

  it('keeps nothing of writers where the server shows none, also as an empty list', async () => {
    const stripped = (managedFields: unknown) => (object: object) => ({
      ...object,
      metadata: {
        ...Object(Reflect.get(object, 'metadata')),
        managedFields,
      },
    });
    expect((await coreBanking(stripped(undefined))).writers).toBeUndefined();
    expect((await coreBanking(stripped([]))).writers).toBeUndefined();
  });
});
