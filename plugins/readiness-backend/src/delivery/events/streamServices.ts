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
}

/** SQLite takes rows of one insert as terms of one query, of which it allows five hundred. */
const ROWS_PER_INSERT = 100;

/** Notes of which services some parts of a source tell; other parts stay as they are. Mostly nothing has changed. */
export async function noteStreamServices(
  transaction: Knex.Transaction,
  { collector, source }: Omit<StreamName, 'stream'>,
  streams: readonly Pick<EventStream, 'id' | 'services'>[],
): Promise<void> {
  const key = { collector, source: sourceKey(source) };
  const table = () =>
    transaction<StreamServiceRow>('delivery_stream_services').where(key);
  const before = new Map<string, Set<string>>();
  for (const { stream, service } of await table()) {
    const services = before.get(stream) ?? new Set();
    before.set(stream, services.add(service));
  }
  const changed = streams
    .map(({ id, services }) => ({
      ...{ stream: id, services: new Set(services.map(({ ref }) => ref)) },
    }))
    .filter(({ stream, services }) => {
      const known = before.get(stream) ?? new Set();
      return (
        services.size !== known.size ||
        [...services].some(service => !known.has(service))
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
  const rows = changed.flatMap(({ stream, services }) =>
    [...services].map(service => ({ ...key, stream, service })),
  );
  for (const chunk of chunked(rows, ROWS_PER_INSERT)) {
    await transaction<StreamServiceRow>('delivery_stream_services')
      .insert([...chunk])
      .onConflict(['collector', 'source', 'stream', 'service'])
      .ignore();
  }
}
