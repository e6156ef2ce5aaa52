import { ConflictError } from '@backstage/errors';
import { Source } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { despiteContention } from '../../database/busy';
import { batchRows, BatchRows } from './batchRows';
import { CursorRow, FactRow } from './eventRows';
import { CursorMove, EventBatch, EventStore, Ingested } from './EventStore';
import { sourceKey } from './facts';
import { newsOf, putNews } from './news';
import { addRows, putFacts, RowsToPut } from './putRows';

/** {@link EventStore} on SQLite and PostgreSQL. */
export class DatabaseEventStore implements EventStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async ingest(batch: EventBatch, cursor?: CursorMove): Promise<Ingested> {
    const rows = batchRows(batch.source, batch.events);
    const source = sourceKey(batch.source);
    const changedRows = await despiteContention(() =>
      this.#knex.transaction(async transaction => {
        if (cursor) {
          await moveCursor(transaction, source, cursor);
        }
        return putBatch(transaction, source, rows);
      }),
    );
    return { events: batch.events.length, changedRows };
  }

  async cursor(collector: string, source: Source): Promise<string | undefined> {
    const row = await this.#knex<CursorRow>('delivery_cursors')
      .where({ collector, source: sourceKey(source) })
      .first();
    return row?.position;
  }
}

async function putBatch(
  transaction: Knex.Transaction,
  source: string,
  rows: BatchRows,
): Promise<number> {
  const put = (table: string, own: RowsToPut<FactRow>) =>
    putFacts(transaction, table, own);
  const add = (table: string, own: RowsToPut<object>) =>
    addRows(transaction, table, own);
  const changed = {
    deployments: await put('delivery_deployments', rows.deployments),
    statuses: await add('delivery_deployment_statuses', rows.statuses),
    pullRequests: await put('delivery_pull_requests', rows.pullRequests),
    commits: await put('delivery_commits', rows.commits),
    incidents: await put('delivery_incidents', rows.incidents),
    tombstones: await add('delivery_tombstones', rows.tombstones),
  };
  const listed = await add(
    'delivery_pull_request_commits',
    rows.pullRequestCommits,
  );
  await putNews(transaction, source, newsOf(changed));
  return Object.values(changed).reduce(
    (sum, keys) => sum + keys.length,
    listed.length,
  );
}

/** Comes first: a second replica with the same batch waits here, and then finds that it is too late. */
async function moveCursor(
  transaction: Knex.Transaction,
  source: string,
  { collector, from, to }: CursorMove,
): Promise<void> {
  const cursors = () => transaction<CursorRow>('delivery_cursors');
  const moved =
    from === undefined
      ? await cursors()
          .insert({ collector, source, position: to })
          .onConflict(['collector', 'source'])
          .ignore()
          .returning('collector')
      : await cursors()
          .where({ collector, source, position: from })
          .update({ position: to })
          .returning('collector');
  if (moved.length === 0) {
    throw new ConflictError(
      `Somebody else has read ${source} further for ${collector}`,
    );
  }
}
