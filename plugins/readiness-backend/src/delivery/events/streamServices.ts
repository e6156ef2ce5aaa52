import { EventStream, StreamName } from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { sourceKey } from './facts';

/** Row of `delivery_stream_services`. */
export interface StreamServiceRow {
  readonly collector: string;
  readonly source: string;
  readonly stream: string;
  readonly service: string;
  /** Where all that the part tells happens; nothing where each event says it. */
  readonly environment: string | null;
  /** What the catalog calls the part for this service, which has another name now; nothing where they agree. */
  readonly former_name: string | null;
  /** The name that it has now; nothing where they agree. */
  readonly present_name: string | null;
}

/** A part of a source as it is listed. */
export type ListedStream = Pick<
  EventStream,
  'id' | 'services' | 'environment' | 'formerNames'
> &
  Partial<Pick<EventStream, 'title'>>;

/** SQLite takes rows of one insert as terms of one query, of which it allows five hundred. */
const ROWS_PER_INSERT = 100;

/** Notes of which services some parts of a source tell; other parts stay as they are. Mostly nothing has changed. */
export async function noteStreamServices(
  transaction: Knex.Transaction,
  { collector, source }: Omit<StreamName, 'stream'>,
  streams: readonly ListedStream[],
): Promise<void> {
  const key = { collector, source: sourceKey(source) };
  const table = () =>
    transaction<StreamServiceRow>('delivery_stream_services').where(key);
  const before = new Map<string, Set<string>>();
  for (const row of await table()) {
    const lines = before.get(row.stream) ?? new Set();
    before.set(row.stream, lines.add(lineOf(row)));
  }
  const changed = streams
    .map(listed => ({
      stream: listed.id,
      rows: rowsOf(listed).map(row => ({ ...key, ...row })),
    }))
    .filter(({ stream, rows }) => {
      const known = before.get(stream) ?? new Set();
      return (
        rows.length !== known.size || rows.some(row => !known.has(lineOf(row)))
      );
    });
  for (const chunk of chunked(changed)) {
    await table()
      .whereIn(
        'stream',
        chunk.map(({ stream }) => stream),
      )
      .delete();
  }
  const rows = changed.flatMap(each => each.rows);
  for (const chunk of chunked(rows, ROWS_PER_INSERT)) {
    await transaction<StreamServiceRow>('delivery_stream_services')
      .insert([...chunk])
      .onConflict(['collector', 'source', 'stream', 'service'])
      .ignore();
  }
}

type ListedRow = Omit<StreamServiceRow, 'collector' | 'source'>;

function rowsOf({
  id: stream,
  title,
  services,
  environment: named,
  formerNames,
}: ListedStream): readonly ListedRow[] {
  return [...new Set(services.map(({ ref }) => ref))].map(service => {
    const former = formerNames?.get(service) ?? null;
    const environment = named ?? null;
    const present = former === null ? null : title ?? null;
    return {
      ...{ stream, service, environment },
      ...{ former_name: former, present_name: present },
    };
  });
}

/** What tells one row of a part from another. */
function lineOf(row: ListedRow): string {
  const { service, environment, former_name: former, present_name: now } = row;
  return JSON.stringify([service, environment, former, now]);
}
