import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import { ask } from '../../__testUtils__/described';
import { testEntities } from '../../__testUtils__/testCatalog';
import { migrateToLatest, migrationsDirectory } from '../../database';
import plugin from '../../index';
import { DeliverySystem } from '../__testUtils__/deliverySystem';
import { testSource } from '../__testUtils__/engineEvents';
import { linearHistory } from '../__testUtils__/linearHistory';
import { BaselineStore } from './BaselineStore';

jest.setTimeout(300_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const ROOT = '/api/readiness/delivery/baselines';
const NAMES = ['a', 'b'];
const refOf = (name: string) => `component:default/${name}`;
/** The history of tests lies in the summer of 2026, and the clock of the backend is the machine's. */
const WINDOW = { from: '2026-06-20', to: '2026-08-01' };
const LATER = '2999-01-01';

async function deliver(knex: Knex): Promise<void> {
  await migrateToLatest(knex);
  const system = new DeliverySystem(knex);
  for (const [index, name] of NAMES.entries()) {
    await system.events.ingest({
      source: testSource,
      events: linearHistory(name, index + 1),
      evidence: 'deployments',
      places: [{ place: name, service: refOf(name) }],
    });
  }
  await system.derive();
}

describe.each(databases.eachSupportedId())('baselines on %s', databaseId => {
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  const auditor = mockServices.auditor.mock();
  const events: { eventId: string; outcome: string; meta?: unknown }[] = [];

  beforeAll(async () => {
    auditor.createEvent.mockImplementation(async ({ eventId }) => ({
      success: async options => {
        events.push({ eventId, outcome: 'success', ...options });
      },
      fail: async () => {
        events.push({ eventId, outcome: 'fail' });
      },
    }));
    knex = await databases.init(databaseId);
    await deliver(knex);
    backend = await startTestBackend({
      features: [
        plugin,
        auditor.factory,
        mockServices.database.factory({ knex }),
        catalogServiceMock.factory({
          entities: [...testEntities([...NAMES, 'silent'])],
        }),
      ],
    });
  });
  beforeEach(async () => {
    events.length = 0;
    await knex('delivery_targets').delete();
    await knex('delivery_baselines').delete();
  });
  afterAll(async () => {
    await backend?.stop();
    await knex?.destroy();
  });

  const post = (path: string, body: object) =>
    ask(backend.server).post(path).send(body);
  const freeze = (more: object = {}) =>
    post(ROOT, {
      ...{ scope: 'organisation:default', name: 'Summer' },
      ...{ ...WINDOW, ...more },
    });

  it('freeze the numbers that the interface tells, once, however often it is sent', async () => {
    const told = await ask(backend.server)
      .get(
        `/api/readiness/delivery/services/default/a?from=${WINDOW.from}&to=${WINDOW.to}`,
      )
      .expect(200);
    const first = await freeze({ scope: refOf('a') }).expect(200);
    for (const name of Object.keys(told.body.metrics)) {
      expect(first.body.metrics[name].value).toBe(
        told.body.metrics[name].value,
      );
    }
    expect(first.body).toMatchObject({
      scope: { kind: 'service', ref: refOf('a') },
      author: 'user:default/mock',
      window: { fromDay: '2026-06-20', toDay: '2026-08-01', days: 42 },
      isIntact: true,
      previous: '',
    });
    const again = await freeze({ scope: refOf('a') }).expect(409);
    expect(again.body.error.message).toContain(
      "There is a baseline 'Summer' of component:default/a already",
    );
    const list = await ask(backend.server).get(ROOT).expect(200);
    expect(list.body.items).toHaveLength(1);
    expect(list.body.mayFreeze).toBe(true);
    expect(events).toMatchObject([
      {
        eventId: 'baseline-freeze',
        outcome: 'success',
        meta: { hash: first.body.hash, scope: refOf('a') },
      },
      { eventId: 'baseline-freeze', outcome: 'fail' },
    ]);
  });

  it('freeze what was shown, and nothing that was read since', async () => {
    const { body } = await ask(backend.server)
      .get(
        `/api/readiness/delivery/organisation?from=${WINDOW.from}&to=${WINDOW.to}`,
      )
      .expect(200);
    const shown: Record<string, { value?: number; sampleSize: number }> = {};
    for (const [name, { value, sampleSize }] of Object.entries<{
      value?: number;
      sampleSize: number;
    }>(body.metrics))
      shown[name] = { sampleSize, ...(value === undefined ? {} : { value }) };
    const { leadTime = { sampleSize: 0 } } = shown;
    for (const moved of [
      { ...leadTime, sampleSize: leadTime.sampleSize - 1 },
      { ...leadTime, value: (leadTime.value ?? 0) + 1 },
      { sampleSize: leadTime.sampleSize },
    ]) {
      const refused = await freeze({
        shown: { ...shown, leadTime: moved },
      }).expect(409);
      expect(refused.body.error.message).toMatch(/have changed since they/);
    }
    expect(await knex('delivery_baselines').select()).toEqual([]);
    await freeze({ shown }).expect(200);
  });

  it('freeze the organisation and a team in a chain in which a touched row shows', async () => {
    const one = await freeze().expect(200);
    const two = await freeze({ scope: 'group:default/payments' }).expect(200);
    expect(two.body.previous).toBe(one.body.hash);
    expect(two.body.metrics.deploymentFrequency.sampleSize).toBe(
      one.body.metrics.deploymentFrequency.sampleSize,
    );
    const stored = await knex('delivery_baselines')
      .where({ hash: one.body.hash })
      .first();
    // One that has read all of it before.
    const store = new BaselineStore(knex);
    expect((await store.list()).every(({ isIntact }) => isIntact)).toBe(true);
    expect((await store.list('group:default/payments'))[0]?.isIntact).toBe(
      true,
    );
    await knex('delivery_baselines')
      .where({ hash: one.body.hash })
      .update({ snapshot: stored.snapshot.replace('Summer', 'Autumn') });
    const intact = async () =>
      (await store.list())
        .map(({ hash, isIntact }) => [hash, isIntact] as const)
        .sort();
    expect(await intact()).toEqual(
      [
        [one.body.hash, false],
        [two.body.hash, true],
      ].sort(),
    );
    await knex('delivery_baselines').where({ hash: one.body.hash }).delete();
    expect(await intact()).toEqual([[two.body.hash, false]]);
    expect(await store.list('group:default/payments')).toMatchObject([
      { hash: two.body.hash, isIntact: false },
    ]);
  });

  it('tell of a scope its own alone, without what they were made of', async () => {
    await freeze().expect(200);
    const { hash } = (await freeze({ scope: refOf('a') }).expect(200)).body;
    const told = async (scope: string) =>
      (
        await ask(backend.server)
          .get(`${ROOT}?scope=${encodeURIComponent(scope)}`)
          .expect(200)
      ).body.items;
    expect(await told(refOf('a'))).toMatchObject([{ hash }]);
    expect(await told('organisation:default')).toHaveLength(1);
    expect(await told(refOf('b'))).toEqual([]);
    await ask(backend.server).get(`${ROOT}?scope=nonsense`).expect(400);
    const [listed] = await new BaselineStore(knex).list(refOf('a'));
    expect(JSON.stringify(listed)).not.toContain('"sample"');
    expect(listed?.snapshot.metrics.leadTime.sampleSize).toBeGreaterThan(0);
  });

  it('all stay when many are frozen at the same moment, each behind another', async () => {
    const answers = await Promise.all(
      ['one', 'two', 'three'].map(name => freeze({ name })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const stored = await new BaselineStore(knex).list();
    expect(stored.every(({ isIntact }) => isIntact)).toBe(true);
    expect(new Set(stored.map(({ snapshot }) => snapshot.previous)).size).toBe(
      3,
    );
  });

  it.each([
    [404, { scope: refOf('nobody') }, 'There is no component:default/nobody'],
    [
      404,
      { scope: 'group:default/nobody' },
      'There is no group:default/nobody',
    ],
    [400, { scope: 'user:default/one' }, 'is no scope'],
    [400, { scope: 'nonsense' }, 'is no reference'],
    [400, { name: '  ' }, 'needs a name'],
    [400, { to: '2998-01-01', from: '2997-12-01' }, 'lies in the future'],
    [400, { from: '2026-08-02' }, 'not after its first day'],
    [400, { scope: refOf('silent') }, 'There is nothing to freeze'],
  ])('answer %d to %j and say why', async (status, asked, why) => {
    const answer = await freeze(asked);
    expect([answer.status, answer.body.error?.message]).toEqual([
      status,
      expect.stringContaining(why),
    ]);
    expect(await knex('delivery_baselines')).toEqual([]);
  });

  it('tell of every target what became of it, by the window that ended with its day', async () => {
    const { hash, metrics } = (await freeze().expect(200)).body;
    const owner = 'group:default/payments';
    const value = metrics.leadTime.value / 2;
    await new BaselineStore(knex).addTarget({
      ...{ baseline: hash, metric: 'leadTime', value, owner },
      ...{ dueDay: '2026-09-15', setBy: 'user:default/mock' },
      setAtMs: Date.parse('2026-08-02T12:00:00Z'),
    });
    for (const more of [{ value: 0.001 }, { value }])
      await post(`${ROOT}/${hash}/targets`, {
        ...{ metric: 'leadTime', owner, dueDay: LATER, ...more },
      }).expect(200);
    const proofAt = async (query: string) =>
      (await ask(backend.server).get(`${ROOT}/${hash}${query}`).expect(200))
        .body;
    const onItsDay = await proofAt('?to=2026-09-16');
    const [, lead] = onItsDay.after.comparisons;
    const { targetHistory, after } = await proofAt('');
    const outcomes = targetHistory.map(
      ({ outcome }: { outcome: object }) => outcome,
    );
    expect(outcomes).toEqual([
      { state: 'to-come' },
      {
        state: 'replaced',
        until: after.window.toDay,
        ...(after.comparisons[1].after.value === undefined
          ? {}
          : { value: after.comparisons[1].after.value }),
      },
      lead.after.value === undefined
        ? { state: 'not-known', until: '2026-09-16' }
        : {
            state: lead.after.value <= value ? 'met' : 'missed',
            until: '2026-09-16',
            value: lead.after.value,
          },
    ]);
  });

  it('compare the days after them, and tell how far it is to each target that holds', async () => {
    const { hash, metrics } = (await freeze().expect(200)).body;
    const set = (more: object = {}) =>
      post(`${ROOT}/${hash}/targets`, {
        ...{ metric: 'leadTime', value: metrics.leadTime.value / 2 },
        ...{ owner: 'group:default/payments', dueDay: LATER, ...more },
      });
    for (const more of [{ value: 1 }, {}]) await set(more).expect(200);
    const wrong: readonly (readonly [number, object, string])[] = [
      [404, { owner: 'group:default/nobody' }, 'There is no group'],
      [400, { owner: 'component:default/a' }, 'neither a group nor a person'],
      [400, { dueDay: '2026-01-01' }, 'no day to come'],
      [400, { dueDay: '2998-02-31' }, 'no day to come'],
      [400, { value: metrics.leadTime.value * 2 }, 'worse than the baseline'],
    ];
    for (const [status, asked, why] of wrong) {
      const answer = await set(asked);
      expect([answer.status, answer.body.error?.message]).toEqual([
        status,
        expect.stringContaining(why),
      ]);
    }
    const proof = await ask(backend.server).get(`${ROOT}/${hash}`).expect(200);
    expect(proof.body.targetHistory).toHaveLength(2);
    expect(proof.body.baseline.targets).toMatchObject([
      { value: metrics.leadTime.value / 2, owner: 'group:default/payments' },
    ]);
    expect(proof.body.comparableFrom).toBe('2026-08-29');
    const { comparisons, window } = proof.body.after;
    expect(window.days).toBe(42);
    const [frequency, lead] = comparisons;
    expect(frequency).toMatchObject({
      metric: 'deploymentFrequency',
      before: { value: metrics.deploymentFrequency.value },
    });
    expect(lead.metric).toBe('leadTime');
    expect(['improved', 'worse', 'not-shown', 'undefined']).toContain(
      lead.change.says,
    );
  });

  it('compare by the day that is asked for: less at first, as much later, and nothing too early or to come', async () => {
    const { hash } = (await freeze().expect(200)).body;
    const by = (to: string) =>
      ask(backend.server).get(`${ROOT}/${hash}?to=${to}`);
    const windowBy = async (to: string) =>
      (await by(to).expect(200)).body.after?.window;
    expect(await windowBy('2026-08-28')).toBeUndefined();
    expect(await windowBy('2026-08-29')).toMatchObject({
      fromDay: '2026-08-01',
      toDay: '2026-08-29',
      days: 28,
    });
    expect(await windowBy('2026-10-30')).toMatchObject({
      fromDay: '2026-09-18',
      toDay: '2026-10-30',
      days: 42,
    });
    for (const [to, why] of [
      ['2999-01-01', 'lies in the future'],
      ['2026-02-31', 'is no day'],
    ] as const) {
      const { body } = await by(to).expect(400);
      expect(body.error.message).toContain(why);
    }
  });

  it('answer 404 to a hash of nothing', async () => {
    const { status } = await ask(backend.server).get(
      `${ROOT}/${'0'.repeat(64)}`,
    );
    expect(status).toBe(404);
  });

  it('leave no table behind when they are taken back, and come again', async () => {
    const config = { directory: migrationsDirectory };
    const name = '20261122070000_delivery_baselines.js';
    await knex.migrate.down({ ...config, name });
    expect(await knex.schema.hasTable('delivery_baselines')).toBe(false);
    expect(await knex.schema.hasTable('delivery_targets')).toBe(false);
    await knex.migrate.latest(config);
    await freeze().expect(200);
  });
});

it('answers every operation about baselines in the tests above', () => {
  expect(
    ask.unanswered().filter(operation => /Baseline|Target/.test(operation)),
  ).toEqual([]);
});
