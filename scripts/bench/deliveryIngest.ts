import { join } from 'node:path';
import knexOf, { type Knex } from 'knex';
import type {
  DeliveryEvent,
  Source,
} from '@groundwork/plugin-readiness-common';
import { migrateToLatest } from '../../plugins/readiness-backend/src/database';
import { batchRows } from '../../plugins/readiness-backend/src/delivery/events/batchRows';
import { DatabaseEventStore } from '../../plugins/readiness-backend/src/delivery/events/DatabaseEventStore';
import { startPostgres } from '../run/postgres.mjs';
import { createProcesses } from '../run/processes.mjs';
import type { Bench, Sample } from './bench';

const EVENTS_PER_BATCH = 1_000;
const ROWS_PER_INSERT = 400;
const MINUTE_MS = 60_000;
const source: Source = { kind: 'bench', instance: 'bench' };

/** Tables that events go to, each with an equal one beside it that knows no event. */
const TABLES = [
  ['deployments', 'delivery_deployments'],
  ['statuses', 'delivery_deployment_statuses'],
  ['pullRequests', 'delivery_pull_requests'],
  ['pullRequestCommits', 'delivery_pull_request_commits'],
  ['commits', 'delivery_commits'],
] as const;

function shaOf(index: number): string {
  return index.toString(16).padStart(40, '0');
}

/** Of four events one is a deployment, one a pull request of two commits, and two are commits. */
function eventsOf(count: number): readonly DeliveryEvent[] {
  return Array.from({ length: count / 4 }, (_, index): DeliveryEvent[] => {
    const atMs = Date.UTC(2026, 0, 1) + index * MINUTE_MS;
    const repository = `${index % 50}`;
    const [one, other] = [shaOf(2 * index + 1), shaOf(2 * index + 2)];
    const commit = (sha: string, parent: string): DeliveryEvent => ({
      kind: 'commit',
      repository,
      sha,
      parents: [parent],
      authoredAtMs: atMs,
      pr: index + 1,
      author: 'somebody',
    });
    return [
      {
        kind: 'deployment',
        id: `deployment-${index}`,
        place: `repository:${repository}`,
        environment: 'production',
        repository: { id: repository },
        sha: other,
        startedAtMs: atMs,
        statuses: [
          { state: 'in_progress', atMs },
          { state: 'success', atMs: atMs + MINUTE_MS },
        ],
      },
      {
        kind: 'pull-request',
        repository,
        number: index + 1,
        createdAtMs: atMs,
        mergedAtMs: atMs,
        commits: [
          { sha: one, authoredAtMs: atMs },
          { sha: other, authoredAtMs: atMs },
        ],
        title: `Change number ${index} of the bench`,
        headBranch: `change-${index}`,
        files: ['src/index.ts'],
      },
      commit(one, shaOf(2 * index)),
      commit(other, one),
    ];
  }).flat();
}

function batchesOf(events: readonly DeliveryEvent[]) {
  return Array.from(
    { length: Math.ceil(events.length / EVENTS_PER_BATCH) },
    (_, index) =>
      events.slice(index * EVENTS_PER_BATCH, (index + 1) * EVENTS_PER_BATCH),
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function empty(knex: Knex): Promise<void> {
  for (const [, table] of TABLES)
    await knex.raw('truncate ??, ??', [table, `plain_${table}`]);
}

/** Each batch moves a cursor, as a collector's does. */
async function ingest(
  knex: Knex,
  batches: readonly (readonly DeliveryEvent[])[],
): Promise<void> {
  await knex('delivery_cursors').delete();
  const store = new DatabaseEventStore(knex);
  for (const [index, events] of batches.entries())
    await store.ingest(
      { source, events },
      {
        ...{ collector: 'bench', source, stream: 'bench' },
        ...(index > 0 && { from: `${index - 1}` }),
        to: `${index}`,
      },
    );
}

/** The same rows as they are, a transaction for each batch too. */
async function insertPlainly(
  knex: Knex,
  rows: readonly (readonly (readonly [string, readonly object[]])[])[],
): Promise<void> {
  for (const batch of rows)
    await knex.transaction(async transaction => {
      for (const [table, all] of batch)
        await transaction.batchInsert(table, [...all], ROWS_PER_INSERT);
    });
}

async function measure(
  knex: Knex,
  events: readonly DeliveryEvent[],
): Promise<readonly Sample[]> {
  const batches = batchesOf(events);
  const rows = batches.map(batch => {
    const own = batchRows(source, batch);
    return TABLES.map(
      ([name, table]) => [`plain_${table}`, own[name].inOrder()] as const,
    );
  });
  await empty(knex);
  const plainMs = await timed(() => insertPlainly(knex, rows));
  const ingestMs = await timed(() => ingest(knex, batches));
  const replayMs = await timed(() => ingest(knex, batches));
  const count = rows.flat().reduce((sum, [, all]) => sum + all.length, 0);
  const size = `${count.toLocaleString('en')} rows, PostgreSQL`;
  const how = `${EVENTS_PER_BATCH} events a transaction`;
  return [
    {
      what: `plain multi-row INSERT, ${size}`,
      value: plainMs / 1000,
      unit: 's',
      how,
    },
    { what: `ingestion, ${size}`, value: ingestMs / 1000, unit: 's', how },
    {
      what: `ingestion to plain INSERT, ${size}`,
      value: ingestMs / plainMs,
      unit: 'times',
      budget: { of: 'figure', atMost: 2 },
      how: 'of the same rows',
    },
    {
      what: `the same again, ${size}`,
      value: replayMs / 1000,
      unit: 's',
      how: 'nothing changes',
    },
  ];
}

/** Storing events of deliveries. A plain app has nothing of the kind. */
export const deliveryIngest: Bench = {
  id: 'delivery-ingest',
  onlyOurs: true,
  rounds: { usual: 3, whole: 3 },
  async open(_, { workspace, whole }) {
    const processes = createProcesses({ logPrefix: 'bench-' });
    try {
      const { host, port, user, password } = await startPostgres({
        node: process.execPath,
        processes,
        data: join(workspace, 'postgres'),
        throwAway: true,
      });
      const knex = knexOf({
        client: 'pg',
        connection: { host, port, user, password, database: 'postgres' },
      });
      await migrateToLatest(knex);
      for (const [, table] of TABLES)
        await knex.raw('create table ?? (like ?? including all)', [
          `plain_${table}`,
          table,
        ]);
      const events = eventsOf(whole ? 1_000_000 : 20_000);
      return {
        sample: () => measure(knex, events),
        async close() {
          await knex.destroy();
          await processes.stopAll();
        },
      };
    } catch (error) {
      await processes.stopAll();
      throw error;
    }
  },
};
