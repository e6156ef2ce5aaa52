import {
  Cluster,
  commitOf,
  controllerRevision,
  deployment,
  hourMs,
  replicaSet,
  statefulSet,
} from './__testUtils__/cluster';
import { kubernetesEventCollectors } from '.';

const [A, B] = [commitOf('a1'), commitOf('b2')];
const revisionLabel = 'org.opencontainers.image.revision';

describe('the rollouts of a cluster', () => {
  let cluster: Cluster;
  const read = (asOf = '2026-11-03T00:00:00Z') =>
    cluster.readings.read(kubernetesEventCollectors, { asOf });
  const events = () => cluster.readings.kept.events;
  const told = () => [...cluster.readings.kept.deployments.values()];
  const progress = () => cluster.readings.kept.pages.at(-1)?.progress;
  beforeEach(async () => {
    cluster = await Cluster.start();
  });
  afterEach(() => cluster.server.close());

  it('are the versions of its pods, with the commit that their images are tagged with', async () => {
    cluster.items.deployments = [deployment(1, A)];
    cluster.items.replicasets = [replicaSet(1, A)];
    const { streams } = await read();
    expect(streams).toMatchObject([
      { stream: 'live', end: { outcome: 'complete' } },
    ]);
    expect(told()).toEqual([
      {
        kind: 'deployment',
        id: 'rollout:uid-pay/1',
        place: 'workload:live/shop/Deployment/pay',
        environment: 'production',
        sha: A,
        runId: `${A}/1`,
        startedAtMs: hourMs(1),
        statuses: [
          { state: 'in_progress', atMs: hourMs(1) },
          { state: 'success', atMs: hourMs(1.5) },
        ],
        // A cluster does not say it.
        startedBy: { kind: 'unknown' },
      },
    ]);
    expect(cluster.readings.kept.pages[0]?.places).toEqual([
      {
        place: 'workload:live/shop/Deployment/pay',
        service: 'component:default/pay',
      },
    ]);
    expect(progress()).toEqual({ read: 1, of: 1 });
    await read();
    expect(events()).toHaveLength(1);
  });

  it('that go on stay open until they are seen to end', async () => {
    cluster.items.replicasets = [replicaSet(1, A)];
    const going = { reason: 'ReplicaSetUpdated' } as const;
    cluster.items.deployments = [deployment(1, A, going)];
    await read();
    await read();
    expect(events()).toHaveLength(1);
    cluster.items.deployments = [deployment(1, A, { at: 5, generation: 2 })];
    await read();
    expect(events()).toHaveLength(1);
    cluster.items.deployments = [deployment(1, A, { at: 5 })];
    await read();
    await read();
    expect(events().slice(1)).toEqual([
      {
        kind: 'deployment-status',
        deploymentId: 'rollout:uid-pay/1',
        ...{ state: 'success', atMs: hourMs(5) },
      },
    ]);
  });

  it('that took too long have failed, and succeed when the cluster gets there all the same', async () => {
    cluster.items.replicasets = [replicaSet(1, A)];
    const late = { reason: 'ProgressDeadlineExceeded' } as const;
    cluster.items.deployments = [deployment(1, A, late)];
    await read();
    await read();
    expect(told()[0]?.statuses.at(-1)?.state).toBe('failure');
    expect(events()).toHaveLength(1);
    cluster.items.deployments = [deployment(1, A, { at: 7 })];
    await read();
    expect(events().at(-1)).toMatchObject({ state: 'success' });
  });

  it('that were replaced unseen are told, and not said to have succeeded', async () => {
    cluster.items.deployments = [deployment(4, B)];
    cluster.items.replicasets = [replicaSet(4, B), replicaSet(3, A)];
    await read();
    expect(told().map(({ id, statuses }) => [id, statuses.at(-1)])).toEqual([
      ['rollout:uid-pay/3', { state: 'inactive', atMs: hourMs(4) }],
      ['rollout:uid-pay/4', { state: 'success', atMs: hourMs(4.5) }],
    ]);
    expect(progress()).toEqual({
      ...{ read: 2, of: 4 },
      completeFromMs: hourMs(4),
      placesFromMs: { 'workload:live/shop/Deployment/pay': hourMs(4) },
    });
  });

  it('stay when the cluster drops old versions', async () => {
    for (const number of [1, 2, 3]) {
      cluster.items.deployments = [deployment(number, A)];
      cluster.items.replicasets = [replicaSet(number, A)];
      await read();
    }
    expect(told()).toHaveLength(3);
    expect(progress()).toEqual({ read: 3, of: 3 });
    cluster.items.deployments = [];
    cluster.items.replicasets = [];
    await read();
    expect(told()).toHaveLength(3);
  });

  it('of the same image are rollouts of their own, and scaling is none', async () => {
    cluster.items.deployments = [deployment(2, A)];
    cluster.items.replicasets = [replicaSet(1, A), replicaSet(2, A)];
    await read();
    expect(told().map(({ sha, runId }) => [sha, runId])).toEqual([
      [A, `${A}/1`],
      [A, `${A}/2`],
    ]);
  });

  it('that bring a version back are dated when they end, because that version was made long ago', async () => {
    cluster.items.deployments = [deployment(2, B)];
    cluster.items.replicasets = [replicaSet(1, A), replicaSet(2, B)];
    await read();
    const back = [replicaSet(3, A, { at: 1, back: true }), replicaSet(2, B)];
    cluster.items.replicasets = back;
    cluster.items.deployments = [
      deployment(3, A, { reason: 'ReplicaSetUpdated' }),
    ];
    await read();
    expect(told()).toHaveLength(2);
    cluster.items.deployments = [deployment(3, A, { at: 9 })];
    await read();
    expect(told()[2]).toMatchObject({
      ...{ id: 'rollout:uid-pay/3', sha: A, startedAtMs: hourMs(9) },
      runId: `${A}/2`,
    });
  });

  it('of StatefulSets are their revisions, which succeed when every replica has them', async () => {
    cluster.items.statefulsets = [statefulSet(1, 3)];
    cluster.items.controllerrevisions = [controllerRevision(1, A)];
    await read();
    cluster.items.statefulsets = [statefulSet(2, 1)];
    cluster.items.controllerrevisions = [
      controllerRevision(1, A),
      controllerRevision(2, B),
    ];
    await read();
    const seenAt = '2026-11-03T05:00:00Z';
    cluster.items.statefulsets = [statefulSet(2, 3)];
    await read(seenAt);
    expect(told().map(({ place, sha }) => [place, sha])).toEqual([
      ['workload:live/shop/StatefulSet/store', A],
      ['workload:live/shop/StatefulSet/store', B],
    ]);
    expect(told()[0]?.statuses.at(-1)).toEqual({
      ...{ state: 'success', atMs: hourMs(1) },
    });
    expect(events().at(-1)).toMatchObject({
      ...{ deploymentId: 'rollout:uid-store/2', state: 'success' },
      atMs: Date.parse(seenAt),
    });
  });

  it('have the commit that their pods name, else the one that the registry says', async () => {
    const named = { [revisionLabel]: B };
    cluster.items.deployments = [deployment(2, '2')];
    cluster.items.replicasets = [
      replicaSet(1, '1', { annotations: named }),
      replicaSet(2, '2'),
    ];
    cluster.registry = () => ({ status: 503 });
    await read();
    expect(told().map(({ sha }) => sha)).toEqual([B, undefined]);
    expect(told()[1]?.withoutSha).toEqual({
      reason: 'registry-silent',
      detail: expect.stringContaining('503'),
    });
    cluster.registry = () => ({
      body: { annotations: { [revisionLabel]: A } },
    });
    await read();
    expect(told().map(({ sha, runId }) => [sha, runId])).toEqual([
      [B, `${B}/1`],
      [A, '2/1'],
    ]);
    const asked = cluster.server.requests.length;
    await read();
    expect(cluster.server.requests.slice(asked).join()).not.toContain('/v2/');
  });

  it('are asked for their commits within a budget, and the next run goes on with what is missing, however old', async () => {
    const later = '2026-12-24T00:00:00Z';
    const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
    cluster.registry = () => ({
      body: { annotations: { [revisionLabel]: A } },
    });
    cluster.items.deployments = numbers.map(number =>
      deployment(number, String(number), { name: `pay-${number}` }),
    );
    cluster.items.replicasets = numbers.map(number =>
      replicaSet(number, String(number), { name: `pay-${number}` }),
    );
    const within = (requests: number) =>
      cluster.readings.read(kubernetesEventCollectors, {
        ...{ asOf: later, more: { requests } },
      });
    const known = () => told().filter(({ sha }) => sha === A).length;
    const { streams } = await within(8);
    expect(streams).toMatchObject([{ end: { outcome: 'unfinished' } }]);
    const found = known();
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(12);
    await within(30);
    expect(known()).toBe(12);
  });

  it.each([
    ['deployments', 403, 'forbidden', 0],
    ['replicasets', 401, 'unauthorized', 0],
    ['controllerrevisions', 403, 'forbidden', 1],
  ] as const)(
    'are a failure by its name where %s answer %i, and what was read before stays',
    async (kind, status, reason, kept) => {
      cluster.items.deployments = [deployment(1, A)];
      cluster.items.replicasets = [replicaSet(1, A)];
      cluster.refusals[kind] = { status, body: {} };
      const { streams } = await read();
      expect(streams).toMatchObject([{ end: { outcome: 'failed', reason } }]);
      expect(told()).toHaveLength(kept);
      delete cluster.refusals[kind];
      await read();
      expect(told()).toHaveLength(1);
    },
  );

  it('are told the same when the position is lost', async () => {
    cluster.items.deployments = [deployment(2, B)];
    cluster.items.replicasets = [replicaSet(1, A), replicaSet(2, B)];
    await read();
    const before = new Map(cluster.readings.kept.deployments);
    cluster.readings.kept.at = undefined;
    await read();
    expect(cluster.readings.kept.deployments).toEqual(before);
  });
});
