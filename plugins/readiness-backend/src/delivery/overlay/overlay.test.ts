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
import {
  CONTESTED as SERVICE,
  deliverContested,
  idOf,
} from '../__testUtils__/contestedHistory';
import {
  deliveryTables,
  DeliverySystem,
  emptyDeliveryTables,
} from '../__testUtils__/deliverySystem';
import { at, github, incident } from '../__testUtils__/sampleEvents';
import { storedEvents } from '../__testUtils__/storedEvents';

jest.setTimeout(300_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const ROOT = '/api/readiness/delivery';
const WINDOW = '?from=2026-08-30&to=2026-09-20';
const reason = 'The outage was that of our provider of power.';
const cause = {
  kind: 'incident-not-caused-by',
  incident: idOf('9'),
  deployment: idOf('2'),
  reason,
};

describe.each(databases.eachSupportedId())('overlays on %s', databaseId => {
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
    await migrateToLatest(knex);
    backend = await startTestBackend({
      features: [
        plugin,
        auditor.factory,
        mockServices.database.factory({ knex }),
        mockServices.rootConfig.factory({
          data: { readiness: { delivery: { incidentSource: true } } },
        }),
        catalogServiceMock.factory({
          entities: [...testEntities(['checkout', 'refunds'])],
        }),
      ],
    });
  });
  beforeEach(async () => {
    events.length = 0;
    await emptyDeliveryTables(knex);
    await knex('delivery_baselines').delete();
    await deliverContested(knex);
  });
  afterAll(async () => {
    await backend?.stop();
    await knex?.destroy();
  });

  const get = async (path: string) =>
    (await ask(backend.server).get(`${ROOT}${path}`).expect(200)).body;
  const post = (path: string, body: object) =>
    ask(backend.server).post(`${ROOT}${path}`).send(body);
  const say = (body: object) =>
    post('/services/default/checkout/overlays', body);
  const takeBack = (id: string, why = 'We looked again, and it was us.') =>
    post(`/services/default/checkout/overlays/${id}/revocation`, {
      reason: why,
    });
  const ofService = () => get(`/services/default/checkout${WINDOW}`);
  const details = (id: string) =>
    get(
      `/services/default/checkout/deployment?id=${encodeURIComponent(
        idOf(id),
      )}`,
    );
  /** The deployments of a list that rest on what people said; the same in every scope. */
  const contested = async (metric: string) => {
    const lists: { items: { id: string; isContested?: boolean }[] }[] =
      await Promise.all(
        [
          '/services/default/checkout',
          '/teams/default/payments',
          '/organisation',
        ]
          .map(scope => `${scope}/deployments${WINDOW}&metric=${metric}`)
          .map(get),
      );
    const [first, ...others] = lists.map(({ items }) =>
      items.filter(item => item.isContested).map(({ id }) => id),
    );
    for (const other of others) expect(other).toEqual(first);
    return first;
  };
  const scopes = async () => [
    (await ofService()).metrics,
    (await get(`/teams/default/payments${WINDOW}`)).numbers.metrics,
    (await get(`/organisation${WINDOW}`)).metrics,
    (await get(`/teams${WINDOW}`)).items[0].metrics,
  ];

  it('move the numbers of every scope, say what they would be without, and move them back', async () => {
    const before = await scopes();
    expect(before[0].changeFailRate).toMatchObject({
      value: 25,
      sampleSize: 4,
    });
    const facts = await storedEvents(knex);
    const said = await say(cause).expect(200);
    expect(said.body).toMatchObject({
      service: SERVICE,
      kind: 'incident-not-caused-by',
      said: { by: 'user:default/mock', reason },
    });
    const after = await scopes();
    for (const [index, metrics] of after.entries()) {
      const told = before[index];
      expect(metrics.changeFailRate).toMatchObject({
        value: 0,
        sampleSize: told.changeFailRate.sampleSize,
        moved: {
          items: 1,
          value: told.changeFailRate.value,
          sampleSize: told.changeFailRate.sampleSize,
        },
      });
      expect(metrics.recoveryTime).toMatchObject({
        undefined: { reason: 'no-recoveries' },
        moved: { items: 1, value: told.recoveryTime.value },
      });
      expect(metrics.leadTime).toEqual(told.leadTime);
      expect(metrics.deploymentFrequency).toEqual(told.deploymentFrequency);
    }
    expect(await contested('change-fail-rate')).toEqual([idOf('2')]);
    await takeBack(said.body.id).expect(200);
    expect(await scopes()).toEqual(before);
    expect(await storedEvents(knex)).toEqual(facts);
    for (const table of deliveryTables.filter(name => /_told_/.test(name))) {
      expect([table, await knex(table)]).toEqual([table, []]);
    }
    expect(events).toMatchObject([
      {
        eventId: 'delivery-overlay',
        outcome: 'success',
        meta: { service: SERVICE, incident: idOf('9'), reason },
      },
      { eventId: 'delivery-overlay-revocation', outcome: 'success' },
    ]);
  });

  it('stay in the list with who said them and who took them back, and can be said again', async () => {
    const { body: first } = await say(cause).expect(200);
    const again = await say(cause).expect(409);
    expect(again.body.error.message).toMatch(
      /^user:default\/mock said so on \d{1,2} \w{3,4} \d{4}: The outage was/,
    );
    await takeBack(first.id).expect(200);
    const twice = await takeBack(first.id).expect(409);
    expect(twice.body.error.message).toMatch(
      /^user:default\/mock took it back on .*: We looked again/,
    );
    const { body: second } = await say(cause).expect(200);
    const lists = [
      await get('/services/default/checkout/overlays'),
      await get('/teams/default/payments/overlays'),
    ];
    for (const { items, contestable } of lists) {
      expect(items).toMatchObject([
        { id: second.id },
        {
          id: first.id,
          revoked: {
            by: 'user:default/mock',
            reason: 'We looked again, and it was us.',
          },
        },
      ]);
      expect(items[0]).not.toHaveProperty('revoked');
      expect(contestable).toContain(SERVICE);
    }
    expect(events.map(({ outcome }) => outcome)).toEqual([
      ...['success', 'fail', 'success', 'fail', 'success'],
    ]);
  });

  it('are said once when two say them at the same moment', async () => {
    const answers = await Promise.all([say(cause), say(cause), say(cause)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await knex('delivery_overlays')).toHaveLength(1);
  });

  it('make a hotfix of a deployment, and its predecessor a failure, until that is taken back', async () => {
    const before = await ofService();
    const { body } = await say({
      kind: 'deployment-is-hotfix',
      deployment: idOf('4'),
      reason,
    }).expect(200);
    const { metrics } = await ofService();
    expect(metrics.reworkRate).toMatchObject({
      value: 25,
      moved: { items: 1, value: 0 },
    });
    expect(metrics.changeFailRate).toMatchObject({
      value: 50,
      moved: { items: 1, value: 25 },
    });
    const contrary = await say({
      kind: 'deployment-is-not-hotfix',
      deployment: idOf('4'),
      reason,
    }).expect(409);
    expect(contrary.body.error.message).toContain('said the opposite on');
    const told = await details('4');
    expect(told.rules).toContainEqual({
      about: 'rework-rate',
      sentence: 'Rework: people say that it was a hotfix.',
    });
    expect(told.overlays).toMatchObject([{ id: body.id }]);
    expect(await contested('rework-rate')).toEqual([idOf('4'), idOf('3')]);
    await takeBack(body.id).expect(200);
    expect((await ofService()).metrics).toEqual(before.metrics);
    expect(await contested('rework-rate')).toEqual([]);
  });

  it('take an environment out of every number, and the deployment is told of all the same', async () => {
    const before = await ofService();
    const { body } = await say({
      kind: 'environment-is-not-production',
      environment: ' Prod-Demo',
      reason,
    }).expect(200);
    const { metrics, counts } = await ofService();
    expect(counts.deployments).toBe(3);
    expect(metrics.deploymentFrequency.moved).toMatchObject({
      items: 1,
      value: before.metrics.deploymentFrequency.value,
    });
    expect(metrics.leadTime).toMatchObject({
      sampleSize: 2,
      moved: { items: 1, sampleSize: 3, value: before.metrics.leadTime.value },
    });
    const told = await details('4');
    expect(told).toMatchObject({
      isCounted: false,
      overlays: [{ id: body.id, environment: ' Prod-Demo' }],
    });
    await takeBack(body.id).expect(200);
    expect((await ofService()).metrics).toEqual(before.metrics);
    expect(await details('4')).toMatchObject({ isCounted: true, overlays: [] });
  });

  it('stand beside the incident with the rule that put it there', async () => {
    const rule =
      'The incident began 1 h after this deployment finished, the latest one before it; the limit is 24 h.';
    expect(await details('2')).toMatchObject({
      incidents: [{ id: idOf('9'), rule }],
      rules: expect.arrayContaining([
        {
          about: 'change-fail-rate',
          sentence: `Failed: the${rule.slice(3)}`,
        },
      ]),
    });
    const { body } = await say(cause).expect(200);
    const after = await details('2');
    expect(after.deployment).not.toHaveProperty('failure');
    expect(after.incidents).toMatchObject([
      { id: idOf('9'), rule, setAside: { id: body.id } },
    ]);
  });

  it('hold when the facts say more afterwards', async () => {
    await say(cause).expect(200);
    const system = new DeliverySystem(knex, { incidentSource: true });
    await system.events.ingest({
      source: github,
      events: [
        incident('9', {
          createdAtMs: at('2026-09-02T13:00:00Z'),
          resolvedAtMs: at('2026-09-02T18:00:00Z'),
          updatedAtMs: at('2026-09-03T10:00:00Z'),
        }),
      ],
    });
    await system.derive();
    const { metrics } = await ofService();
    expect(metrics.changeFailRate).toMatchObject({
      value: 0,
      moved: { items: 1, value: 25 },
    });
    expect(metrics.recoveryTime.moved).toMatchObject({ items: 1, value: 5 });
  });

  it('are frozen with a baseline, and those of before stay intact', async () => {
    const freeze = (name: string) =>
      post('/baselines', {
        ...{ scope: SERVICE, name },
        ...{ from: '2026-08-30', to: '2026-09-20' },
      });
    const plain = await freeze('Before').expect(200);
    expect(plain.body.overlays).toEqual([]);
    expect(plain.body.metrics.changeFailRate).not.toHaveProperty('moved');
    const { body: said } = await say(cause).expect(200);
    const { body } = await freeze('After').expect(200);
    expect(body.overlays).toMatchObject([{ id: said.id, said: { reason } }]);
    expect(body.metrics.changeFailRate).toMatchObject({
      value: 0,
      moved: { items: 1, value: 25 },
    });
    // One that was frozen before anybody could say anything says nothing of it, and is hashed without.
    const { items } = await get('/baselines');
    expect(
      items.map(({ isIntact }: { isIntact: boolean }) => isIntact),
    ).toEqual([true, true]);
    const row = await knex('delivery_baselines')
      .where({ hash: body.hash })
      .first();
    await knex('delivery_baselines')
      .where({ hash: body.hash })
      .update({ snapshot: row.snapshot.replace('provider', 'neighbour') });
    expect((await get('/baselines')).items[0].isIntact).toBe(false);
  });

  const nothing = idOf('77');
  it.each([
    [404, { ...cause, incident: nothing }, `No incident ${nothing}`],
    [404, { ...cause, deployment: nothing }, `No deployment ${nothing}`],
    [400, { ...cause, deployment: idOf('3') }, 'does not count as caused by'],
    [400, { ...cause, incident: undefined }, 'is not complete'],
    [400, { ...cause, environment: 'production' }, 'is not complete'],
    [400, { ...cause, reason: '            ' }, 'The reason needs'],
    [400, { ...cause, reason: 'short' }, 'reason'],
    [400, { ...cause, reason: 'x'.repeat(501) }, 'reason'],
    [
      404,
      { kind: 'deployment-is-hotfix', deployment: nothing, reason },
      'No deployment',
    ],
    [
      400,
      { kind: 'deployment-is-not-hotfix', deployment: idOf('2'), reason },
      'does not count as a hotfix',
    ],
    [
      404,
      { kind: 'environment-is-not-production', environment: 'moon', reason },
      'was never deployed',
    ],
  ])('answer %d to %j and say why', async (status, asked, why) => {
    const answer = await say(asked);
    expect([answer.status, answer.body.error?.message]).toEqual([
      status,
      expect.stringContaining(why),
    ]);
    expect(await knex('delivery_overlays')).toEqual([]);
  });

  it('answer 404 when nobody has said what is taken back, of this service', async () => {
    const { body } = await say(cause).expect(200);
    const answers = [
      await takeBack('77'),
      await post(`/services/default/refunds/overlays/${body.id}/revocation`, {
        reason,
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });

  it('leave the numbers of the sources when their tables are taken away, and come again', async () => {
    const before = await ofService();
    await say(cause).expect(200);
    const config = { directory: migrationsDirectory };
    const name = '20261122180000_delivery_overlays.js';
    await knex.migrate.down({ ...config, name });
    expect(await knex.schema.hasTable('delivery_overlays')).toBe(false);
    await knex.migrate.latest(config);
    await new DeliverySystem(knex).derive();
    expect((await ofService()).metrics).toEqual(before.metrics);
  });
});

it('answers every operation about overlays in the tests above', () => {
  expect(
    ask.unanswered().filter(operation => /Overlay/i.test(operation)),
  ).toEqual([]);
});
