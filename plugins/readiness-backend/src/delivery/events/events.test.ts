import { TestDatabases } from '@backstage/backend-test-utils';
import { DeliveryEvent } from '@groundwork/plugin-readiness-common';
import * as fc from 'fast-check';
import Knex from 'knex';
import { migrateToLatest, migrationsDirectory } from '../../database';
import {
  at,
  commit,
  deployment,
  github,
  incident,
  pullRequest,
  shaOf,
} from '../__testUtils__/sampleEvents';
import { storedEvents } from '../__testUtils__/storedEvents';
import { DatabaseEventStore } from './DatabaseEventStore';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const TABLES = [
  'delivery_deployments',
  'delivery_deployment_statuses',
  'delivery_pull_requests',
  'delivery_pull_request_commits',
  'delivery_commits',
  'delivery_incidents',
  'delivery_tombstones',
  'delivery_cursors',
  'delivery_news',
];

/** Everything a source may tell, two versions of some of it, and a status before its deployment. */
const told: readonly DeliveryEvent[] = [
  {
    kind: 'deployment-status',
    deploymentId: 'early',
    state: 'success',
    atMs: 5,
  },
  deployment('early', { statuses: [] }),
  deployment('full'),
  deployment('full', {
    sha: undefined,
    statuses: [{ state: 'queued', atMs: 1 }],
  }),
  pullRequest(7, { title: 'Later title', updatedAtMs: 9 }),
  pullRequest(7, { title: 'Earlier and longer title', updatedAtMs: 8 }),
  pullRequest(8),
  commit('a1', { parents: [shaOf('a0')] }),
  commit('a1'),
  incident('i1'),
  incident('i1', { resolvedAtMs: at('2026-09-01T12:00:00Z') }),
  incident('i2', { resolvedAtMs: 3, updatedAtMs: 1 }),
  incident('i2', { updatedAtMs: 2 }),
  { kind: 'tombstone', of: 'deployment', id: 'gone' },
  deployment('gone'),
];

describe.each(databases.eachSupportedId())('events on %s', databaseId => {
  let knex: Knex.Knex;
  let store: DatabaseEventStore;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await migrateToLatest(knex);
    store = new DatabaseEventStore(knex);
  });
  beforeEach(async () => {
    for (const table of TABLES) {
      await knex(table).delete();
    }
  });
  afterAll(() => knex?.destroy());

  const count = async (table: string) => (await knex(table)).length;
  const ingest = (...events: readonly DeliveryEvent[]) =>
    store.ingest({ source: github, events });

  it('leave the same tables in any order, number and cut of batches', async () => {
    await ingest(...told);
    const clean = await storedEvents(knex);
    const arrivals = fc
      .tuple(
        fc.shuffledSubarray([...told], { minLength: told.length }),
        fc.subarray([...told]),
        fc.integer({ min: 1, max: told.length }),
      )
      .map(([order, repeated, size]) => {
        const stream = [...order, ...repeated];
        return Array.from(
          { length: Math.ceil(stream.length / size) },
          (_, index) => stream.slice(index * size, (index + 1) * size),
        );
      });
    await fc.assert(
      fc.asyncProperty(arrivals, async batches => {
        for (const table of TABLES) {
          await knex(table).delete();
        }
        for (const batch of batches) {
          await ingest(...batch);
        }
        expect(await storedEvents(knex)).toEqual(clean);
      }),
      { numRuns: 15, seed: 11 },
    );
  });

  it('hold the version that its source changed last, else the fuller one', async () => {
    await ingest(...told);
    const factOf = async (table: string, where: object) =>
      JSON.parse((await knex(table).where(where).first())?.fact);
    expect(await factOf('delivery_pull_requests', { number: 7 })).toMatchObject(
      { title: 'Later title' },
    );
    expect(
      await factOf('delivery_deployments', { external_id: 'full' }),
    ).toMatchObject({ sha: shaOf('a1') });
    expect(
      await factOf('delivery_incidents', { external_id: 'i2' }),
    ).not.toHaveProperty('resolvedAtMs');
  });

  it('are not lost when the source forgets them', async () => {
    const ninety = Array.from({ length: 90 }, (_, index) =>
      deployment(`d${index}`),
    );
    await ingest(...ninety);
    await ingest(...ninety.slice(60));
    expect(await count('delivery_deployments')).toBe(90);
  });

  it('of a repository that got another name are the same events', async () => {
    const before = [deployment('d1'), pullRequest(7), commit('a1')];
    await ingest(...before);
    const { changedRows } = await ingest(...before, deployment('d2'));
    expect(changedRows).toBe(2);
    expect(await count('delivery_deployments')).toBe(2);
    expect(await count('delivery_pull_requests')).toBe(1);
  });

  it('read a second time change no row and are no news', async () => {
    const all = [
      ...Array.from({ length: 1000 }, (_, index) => deployment(`d${index}`)),
      ...Array.from({ length: 400 }, (_, index) => pullRequest(index + 1)),
      ...Array.from({ length: 50 }, (_, index) => incident(`i${index}`)),
    ];
    const first = await ingest(...all);
    expect(first).toEqual({ events: 1450, changedRows: 2850 });
    const news = await count('delivery_news');
    expect(await ingest(...all)).toEqual({ events: 1450, changedRows: 0 });
    expect(await count('delivery_news')).toBe(news);
  });

  it('and the cursor after them are stored together or not at all', async () => {
    const name = {
      collector: 'github:deliveries',
      source: github,
      stream: '42',
    };
    const move = (from: string | undefined, to: string) => ({
      ...name,
      ...(from === undefined ? {} : { from }),
      to,
    });
    const batch = (id: string) => ({
      source: github,
      events: [deployment(id)],
    });
    await store.ingest(batch('d1'), move(undefined, 'p1'));
    await store.ingest(batch('d2'), move('p1', 'p2'));
    expect(await store.position(name)).toBe('p2');
    for (const late of [move(undefined, 'p1'), move('p1', 'p3')]) {
      await expect(store.ingest(batch('d3'), late)).rejects.toThrow(
        'Somebody else has read 42 of github:github.example further',
      );
    }
    expect(await count('delivery_deployments')).toBe(2);
    expect(await store.position(name)).toBe('p2');
  });

  it('of overlapping batches that arrive at once are all stored, each once', async () => {
    const batches = Array.from({ length: 6 }, (_, replica) =>
      Array.from({ length: 60 }, (__, index) =>
        deployment(`d${(index * 7 + replica * 13) % 100}`, {
          statuses: [{ state: 'success', atMs: replica }],
        }),
      ),
    );
    await Promise.all(batches.map(events => ingest(...events)));
    const clean = await storedEvents(knex);
    for (const table of TABLES) {
      await knex(table).delete();
    }
    await ingest(...batches.flat());
    expect(await storedEvents(knex)).toEqual(clean);
  });

  it('survive a deadlock and a forced rollback in the middle of their batch', async () => {
    let refusals = 2;
    const refuse = ({ sql }: { readonly sql: string }) => {
      if (/insert into .delivery_commits/.test(sql) && refusals > 0) {
        refusals -= 1;
        throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
      }
    };
    knex.client.on('query', refuse);
    try {
      await store.ingest(
        { source: github, events: told },
        {
          collector: 'github:deliveries',
          source: github,
          stream: '42',
          to: 'p1',
        },
      );
    } finally {
      knex.client.removeListener('query', refuse);
    }
    expect(refusals).toBe(0);
    const afterwards = await storedEvents(knex);
    for (const table of TABLES) {
      await knex(table).delete();
    }
    await ingest(...told);
    expect(await storedEvents(knex)).toEqual(afterwards);
  });

  it('have tables that go down and up again with data in them', async () => {
    await ingest(...told);
    const clean = await storedEvents(knex);
    const config = { directory: migrationsDirectory };
    // The latest first, as they stand on each other.
    for (const name of [
      '20261123010000_delivery_incident_environments.js',
      '20261123003000_delivery_withdrawn_incidents.js',
      '20261121230000_delivery_events.js',
    ]) {
      await knex.migrate.down({ ...config, name });
    }
    expect(await knex.schema.hasTable('delivery_news')).toBe(false);
    await migrateToLatest(knex);
    await ingest(...told);
    expect(await storedEvents(knex)).toEqual(clean);
  });
});
