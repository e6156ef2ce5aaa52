import type { Knex } from 'knex';
import type {
  DeliveryEvent,
  Source,
} from '@groundwork/plugin-readiness-common';
import { batchRows } from '../../plugins/readiness-backend/src/delivery/events/batchRows';
import { DatabaseEventStore } from '../../plugins/readiness-backend/src/delivery/events/DatabaseEventStore';
import type { Bench, Sample } from './bench';
import { openOnPostgres } from './benchDatabase';
import { effortOf, processorMs } from './effort';

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

async function empty(knex: Knex): Promise<void> {
  for (const [, table] of TABLES)
    await knex.raw('truncate ??, ??', [table, `plain_${table}`]);
}

/** Each batch moves a cursor, as a collector's does. Tells how many rows are other ones than before. */
async function ingest(
  knex: Knex,
  batches: readonly (readonly DeliveryEvent[])[],
): Promise<number> {
  await knex('delivery_cursors').delete();
  const store = new DatabaseEventStore(knex);
  let changed = 0;
  for (const [index, events] of batches.entries()) {
    const { changedRows } = await store.ingest(
      { source, events },
      {
        ...{ collector: 'bench', source, stream: 'bench' },
        ...(index > 0 && { from: `${index - 1}` }),
        to: `${index}`,
      },
    );
    changed += changedRows;
  }
  return changed;
}

/** @throws when other rows changed than should have, which no time makes good */
async function ingestChanging(
  expected: number,
  knex: Knex,
  batches: readonly (readonly DeliveryEvent[])[],
): Promise<void> {
  const changed = await ingest(knex, batches);
  if (changed !== expected)
    throw new Error(
      `${changed} rows changed where ${expected} should have: the figure is of something else`,
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
  const plain = await effortOf(() => insertPlainly(knex, rows));
  const count = rows.flat().reduce((sum, [, all]) => sum + all.length, 0);
  const ingested = await effortOf(() => ingestChanging(count, knex, batches));
  const again = await effortOf(() => ingestChanging(0, knex, batches));
  const size = `${count.toLocaleString('en')} rows, PostgreSQL`;
  const how = `${EVENTS_PER_BATCH} events a transaction`;
  const all = [
    { what: `plain multi-row INSERT, ${size}`, effort: plain, how },
    { what: `ingestion, ${size}`, effort: ingested, how },
    {
      what: `the same again, ${size}`,
      effort: again,
      how: 'nothing changes',
    },
  ];
  const budget = { of: 'figure', atMost: 2 } as const;
  return [
    ...all.flatMap(({ what, effort, ...rest }): readonly Sample[] => [
      { what, value: effort.wallMs / 1000, unit: 's', ...rest },
      {
        what: `${what}, processor`,
        value: processorMs(effort) / 1000,
        unit: 's',
        ...rest,
      },
    ]),
    {
      what: `ingestion to plain INSERT, ${size}`,
      value: ingested.wallMs / plain.wallMs,
      ...{ unit: 'times', budget, how: 'of the same rows' },
    },
    {
      what: `ingestion to plain INSERT, ${size}, processor`,
      value: processorMs(ingested) / processorMs(plain),
      ...{ unit: 'times', how: 'ours and the database together' },
    },
  ];
}

/** Storing events of deliveries. A plain app has nothing of the kind. */
export const deliveryIngest: Bench = {
  id: 'delivery-ingest',
  onlyOurs: true,
  rounds: { usual: 3, whole: 3 },
  open: (_, { workspace, whole }) =>
    openOnPostgres(workspace, async knex => {
      for (const [, table] of TABLES)
        await knex.raw('create table ?? (like ?? including all)', [
          `plain_${table}`,
          table,
        ]);
      const events = eventsOf(whole ? 1_000_000 : 20_000);
      return { sample: () => measure(knex, events) };
    }),
};
