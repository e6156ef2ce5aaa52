import { DeliveryEvent, Source } from '@groundwork/plugin-readiness-common';
import {
  CheckedPage,
  DeploymentEvidence,
  EventSink,
  LastEnd,
  PlaceClaim,
  StreamEnd,
  StreamName,
} from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import { despiteContention } from '../../database/busy';
import { claimPlaces } from '../derive/claimPlaces';
import { batchRows, BatchRows } from './batchRows';
import {
  CursorMove,
  moveCursor,
  noteEnd,
  readLastEnds,
  readPosition,
} from './cursors';
import { FactRow } from './eventRows';
import { sourceKey } from './facts';
import { newsOf, putNews } from './news';
import { putDeployments } from './putDeployments';
import { addRows, putFacts, RowsToPut } from './putRows';
import { putAside } from './setAside';
import { ListedStream, noteStreamServices } from './streamServices';

/** Events of one source, and what else was learnt with them. */
export interface EventBatch {
  readonly source: Source;
  readonly events: readonly DeliveryEvent[];
  readonly places?: readonly PlaceClaim[];
  /** Absent for a source that tells of no deployments. */
  readonly evidence?: DeploymentEvidence;
  readonly setAside?: CheckedPage['setAside'];
}

/** What a batch told. */
export interface Ingested {
  readonly events: number;
  /** Rows that are new, or that say something else than before. */
  readonly changedRows: number;
}

/** What happened, as the sources told it, on SQLite and PostgreSQL. */
export class DatabaseEventStore implements EventSink {
  readonly #knex: Knex;
  readonly #now: () => Date;

  constructor(knex: Knex, now: () => Date = () => new Date()) {
    this.#knex = knex;
    this.#now = now;
  }

  /**
   * Stores a batch and moves the cursor, both or neither. The same events again, in whatever order and batches, change
   * nothing.
   *
   * @throws ConflictError when the cursor stands somewhere else: another replica has read on.
   */
  async ingest(batch: EventBatch, cursor?: CursorMove): Promise<Ingested> {
    const rows = batchRows(batch.source, batch.events);
    const source = sourceKey(batch.source);
    const changedRows = await despiteContention(() =>
      this.#knex.transaction(async transaction => {
        if (cursor) {
          await moveCursor(transaction, cursor);
          await putAside(transaction, cursor, {
            events: batch.setAside ?? [],
            nowMs: this.#now().getTime(),
          });
        }
        await claimPlaces(transaction, source, {
          claims: batch.places ?? [],
          evidence: batch.evidence,
          nowMs: this.#now().getTime(),
        });
        return putBatch(transaction, source, rows);
      }),
    );
    return { events: batch.events.length, changedRows };
  }

  position(name: StreamName): Promise<string | undefined> {
    return readPosition(this.#knex, name);
  }

  listed(
    name: Omit<StreamName, 'stream'>,
    streams: readonly ListedStream[],
  ): Promise<void> {
    return despiteContention(() =>
      this.#knex.transaction(transaction =>
        noteStreamServices(transaction, name, streams),
      ),
    );
  }

  lastEnds(
    name: Omit<StreamName, 'stream'>,
  ): Promise<ReadonlyMap<string, LastEnd>> {
    return readLastEnds(this.#knex, name);
  }

  async store(name: StreamName, page: CheckedPage): Promise<number> {
    const { from, to, progress, ...batch } = page;
    const { changedRows } = await this.ingest(
      { source: name.source, ...batch },
      {
        ...name,
        ...(from === undefined ? {} : { from }),
        to,
        ...(progress ? { progress: JSON.stringify(progress) } : {}),
      },
    );
    return changedRows;
  }

  ended(name: StreamName, end: StreamEnd, at: Date): Promise<void> {
    return despiteContention(() => noteEnd(this.#knex, name, { end, at }));
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
  const deployments = await putDeployments(
    transaction,
    source,
    rows.deployments,
  );
  const changed = {
    deployments: deployments.changed,
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
  await putNews(transaction, source, newsOf(changed, deployments.former));
  return Object.values(changed).reduce(
    (sum, keys) => sum + keys.length,
    listed.length,
  );
}
