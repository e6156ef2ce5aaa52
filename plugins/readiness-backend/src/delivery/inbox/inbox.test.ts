import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import eventsBackend from '@backstage/plugin-events-backend';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { DeliveryEventInput } from '@groundwork/plugin-readiness-common';
import {
  EventCollector,
  EventDecoder,
  readinessEventsExtensionPoint,
} from '@groundwork/plugin-readiness-node';
import Knex from 'knex';
import request from 'supertest';
import { z } from 'zod';
import plugin from '../../index';
import { ask } from '../../__testUtils__/described';
import { testEntities } from '../../__testUtils__/testCatalog';
import { emptyDeliveryTables } from '../__testUtils__/deliverySystem';
import {
  at,
  deployment,
  github,
  incident,
} from '../__testUtils__/sampleEvents';
import { migrateToLatest } from '../../database';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const admin = mockCredentials.user.header('user:default/admin');
const place = 'repository:42';
const claim = { place, service: 'component:default/shop' };
const world: {
  /** What the source says when it is read. */
  listed: readonly DeliveryEventInput[];
  /** What the decoder of this version understands. */
  understands: RegExp;
  /** Holds up each reading at its beginning until it is done. */
  hold?: () => Promise<void>;
} = { listed: [], understands: /^d\d+$/ };

const collector: EventCollector<string> = {
  id: 'example:deployments',
  source: github,
  positionSchema: z.string(),
  streams: async services => [{ id: 'all', title: 'all', services }],
  async *read() {
    await world.hold?.();
    yield { events: world.listed, places: [claim], position: 'read' };
  },
};
/** Tells of incidents, and nobody reads it. */
const pager = { kind: 'cdevents', instance: 'default' };
const endedAtMs = at('2026-09-01T12:00:00Z');
const toldSchema = z.object({ id: z.string(), more: z.unknown().optional() });
const decoder: EventDecoder = {
  id: 'example:told',
  topics: ['example'],
  deliveryHeader: 'x-delivery',
  decode: ({ payload }) => {
    const { id } = toldSchema.parse(payload);
    const [, part, outage] = /^(begin|end)-(.+)$/.exec(id) ?? [];
    if (outage !== undefined) {
      const isEnd = part === 'end';
      return {
        ...{ source: pager, places: [], due: [] },
        events: isEnd ? [] : [incident(outage)],
        ...(isEnd ? { ends: [{ id: outage, atMs: endedAtMs }] } : {}),
      };
    }
    if (!world.understands.test(id)) {
      throw new TypeError('id: no id of a deployment');
    }
    return {
      source: github,
      events: [deployment(id)],
      places: [claim],
      evidence: 'deployments',
      due: [],
      otherwise: { collector: collector.id, source: github },
    };
  },
};
const exampleModule = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'example',
  register(env) {
    env.registerInit({
      deps: { events: readinessEventsExtensionPoint },
      async init({ events }) {
        events.addEventCollectors({
          collector,
          cadence: { seconds: 1 },
          evidence: 'deployments',
        });
        events.addEventDecoders(decoder);
      },
    });
  },
});

/** Each plugin migrates a database of its own. */
const databaseOf = (clients: {
  readonly readiness: Knex.Knex;
  readonly others: Knex.Knex;
}) =>
  createServiceFactory({
    service: coreServices.database,
    deps: { plugin: coreServices.pluginMetadata },
    factory: ({ plugin: { getId } }) => ({
      getClient: async () =>
        getId() === 'readiness' ? clients.readiness : clients.others,
    }),
  });

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; !(await isSo()); attempt += 1) {
    if (attempt === 600) throw new Error('It did not come to pass');
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
}

describe.each(databases.eachSupportedId())('the inbox on %s', databaseId => {
  let knex: Knex.Knex;
  let server: Parameters<typeof request>[0];
  let stop: () => Promise<void>;

  beforeAll(async () => {
    Object.assign(world, { listed: [], understands: /^d\d+$/ });
    knex = await databases.init(databaseId);
    await migrateToLatest(knex);
    await emptyDeliveryTables(knex);
    const backend = await startTestBackend({
      features: [
        plugin,
        eventsBackend,
        exampleModule,
        schedulerServiceFactory,
        eventsServiceFactory,
        databaseOf({
          readiness: knex,
          others: await databases.init(databaseId),
        }),
        catalogServiceMock.factory({ entities: [...testEntities(['shop'])] }),
        mockServices.rootConfig.factory({
          data: { events: { http: { topics: ['example'] } } },
        }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
    await until(async () => (await knex('delivery_places')).length > 0);
  });
  afterAll(() => stop?.());

  const tell = (body: object, delivery = '1') =>
    request(server)
      .post('/api/events/http/example')
      .set('x-delivery', delivery)
      .send(body);
  const stored = async (id: string) =>
    (await knex('delivery_deployments').where({ external_id: id })).length;
  const listed = async () =>
    (
      await ask(server)
        .get('/api/readiness/delivery/set-aside')
        .set('authorization', admin)
        .expect(200)
    ).body;
  const replay = (id: string) =>
    ask(server)
      .post(`/api/readiness/delivery/set-aside/${id}/replay`)
      .set('authorization', admin);

  it('commits what is told before it answers, and makes facts of it at once', async () => {
    await tell({ id: 'd1' }).expect(202);
    expect(await knex('delivery_inbox')).toMatchObject([
      { topic: 'example', delivery: '1' },
    ]);
    await until(async () => (await stored('d1')) === 1);
    await until(
      async () =>
        (await knex('delivery_rollouts').whereNotNull('record')).length === 1,
    );
    await until(async () => (await knex('delivery_inbox'))[0].state === 'done');
    expect(await knex('delivery_inbox')).toMatchObject([{ payload: null }]);
  });

  it('keeps the same event once, whatever number the sender gives to the sending', async () => {
    await tell({ id: 'd1' }, 'another').expect(202);
    expect(await knex('delivery_inbox')).toHaveLength(1);
  });

  it('counts what was told and what was read once', async () => {
    world.listed = [deployment('d1')];
    await until(
      async () =>
        (await knex('delivery_cursors').where({ stream: 'all' })).length === 1,
    );
    expect(await stored('d1')).toBe(1);
    expect(await knex('delivery_rollouts')).toHaveLength(1);
  });

  it('answers when it cannot be kept, and the next reading finds what it told of', async () => {
    await knex.schema.renameTable('delivery_inbox', 'away');
    await tell({ id: 'd2' }).expect(202);
    await knex.schema.renameTable('away', 'delivery_inbox');
    expect(await knex('delivery_inbox').where({ state: 'waiting' })).toEqual(
      [],
    );
    expect(await stored('d2')).toBe(0);
    world.listed = [deployment('d1'), deployment('d2')];
    await until(async () => (await stored('d2')) === 1);
  });

  it('sets aside what nobody understands, until it is understood, however often somebody asks', async () => {
    await tell({ id: 'release-3', more: 'x' }).expect(202);
    await until(async () => (await listed()).total === 1);
    const { items, mayReplay } = await listed();
    expect(mayReplay).toBe(true);
    expect(items).toMatchObject([
      {
        source: 'example',
        kind: 'example',
        reason: 'id: no id of a deployment',
      },
    ]);
    const [{ id }] = items;
    const found = await ask(server)
      .get(`/api/readiness/delivery/set-aside/${id}`)
      .set('authorization', admin)
      .expect(200);
    expect(JSON.parse(found.body.payload)).toEqual({
      id: 'release-3',
      more: 'x',
    });
    const still = await replay(id).expect(200);
    expect(still.body).toEqual({
      outcome: 'set-aside',
      reason: 'id: no id of a deployment',
    });
    world.understands = /./;
    const answers = [await replay(id), await replay(id)];
    expect(answers.map(({ body }) => body)).toEqual([
      { outcome: 'told' },
      { outcome: 'told' },
    ]);
    expect(await stored('release-3')).toBe(1);
    expect(await listed()).toMatchObject({ items: [], total: 0 });
    await replay('told-999').expect(404);
  });

  it('sets aside the end of an incident that nobody told the beginning of, and counts it when that was told and somebody has it decoded again', async () => {
    await tell({ id: 'end-i1' }).expect(202);
    const waiting = () => knex('delivery_inbox').where({ state: 'waiting' });
    expect(await waiting()).toHaveLength(1);
    // Nobody waits for an hour.
    await waiting().update({ received_at_ms: Date.now() - 3_600_001 });
    await tell({ id: 'd8' }).expect(202);
    await until(async () => (await listed()).total === 1);
    const [{ id }] = (await listed()).items;
    const reason = 'Nobody has told how this incident began';
    expect((await replay(id).expect(200)).body).toEqual({
      outcome: 'set-aside',
      reason,
    });
    const known = () =>
      knex('delivery_incidents').where({ external_id: 'i1' }).first();
    await tell({ id: 'begin-i1' }).expect(202);
    await until(async () => (await known()) !== undefined);
    expect(JSON.parse((await known()).fact)).not.toHaveProperty('resolvedAtMs');
    // The beginning alone decodes nothing again.
    expect((await listed()).items).toMatchObject([{ id, reason }]);
    expect((await replay(id).expect(200)).body).toEqual({ outcome: 'told' });
    expect(JSON.parse((await known()).fact)).toMatchObject({
      resolvedAtMs: endedAtMs,
    });
    expect(await listed()).toMatchObject({ items: [], total: 0 });
  });

  it('decodes again what was set aside when it was read, and refuses what still says nothing', async () => {
    const row = {
      source: 'github:github.example',
      collector: 'c',
      stream: 's',
    };
    const reason = 'sha: Invalid';
    await knex('delivery_set_aside').insert([
      {
        ...row,
        digest: 'a'.repeat(64),
        reason,
        event: JSON.stringify(deployment('d4')),
      },
      { ...row, digest: 'b'.repeat(64), reason, event: '{"kind":"deploy' },
    ]);
    const ids = (await listed()).items.map(({ id }: { id: string }) => id);
    expect(ids).toHaveLength(2);
    const answers = [];
    for (const id of [...ids, ...ids].sort()) {
      answers.push(
        (await replay(encodeURIComponent(id)).expect(200)).body.outcome,
      );
    }
    expect(answers).toEqual(['told', 'told', 'set-aside', 'set-aside']);
    expect(await stored('d4')).toBe(1);
    expect(await listed()).toMatchObject({ total: 1, items: [{ kind: 'c' }] });
  });

  it('reads instead where a place does not mean what the event thinks', async () => {
    world.listed = [];
    let release = () => undefined as void;
    // One reading at a time: while this one waits, none says who lives there.
    await new Promise<void>(isHeld => {
      world.hold = () =>
        new Promise<void>(go => {
          release = go;
          isHeld();
        });
    });
    await knex('delivery_places').update({
      service: 'component:default/other',
    });
    await tell({ id: 'd5' }).expect(202);
    await until(
      async () =>
        (await knex('delivery_inbox').where({ state: 'waiting' })).length === 0,
    );
    expect(await stored('d5')).toBe(0);
    // The reading says who lives there.
    delete world.hold;
    release();
    await until(
      async () => (await knex('delivery_places'))[0].service === claim.service,
    );
  });

  it('refuses what is larger than it reads', async () => {
    const before = await knex('delivery_inbox');
    await tell({ id: 'd6', more: 'x'.repeat(6 * 1024 * 1024) }).expect(413);
    expect(await knex('delivery_inbox')).toHaveLength(before.length);
  });
});
