import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { ReadingState } from '../collect/readings';
import { SourceRow } from '../derive/resultRows';
import { StreamServiceRow } from '../events/streamServices';
import { StreamReading } from './sourceHealth';

/** Of services whose deployments have not been read to their end even once, from when on they have; never, where that is unknown. */
export type UnreadDeployments = ReadonlyMap<string, number>;

/** How the sources of deployments have been read. */
interface Read {
  readonly readings: readonly ReadingState[];
  readonly streams: readonly StreamReading[];
}

/**
 * Whose deployments go on being read for the first time, among some services or all. Only the source that counts for a service
 * matters, because nothing is added across sources.
 */
export async function readUnreadDeployments(
  knex: Knex,
  services: readonly string[] | undefined,
  { readings, streams }: Read,
): Promise<UnreadDeployments> {
  const tells = new Set(
    readings
      .filter(({ tellsOfDeployments }) => tellsOfDeployments)
      .map(keyOfCollector),
  );
  const unread = new Map(
    streams
      .filter(
        each =>
          each.completeMs === undefined && tells.has(keyOfCollector(each)),
      )
      .map(each => [
        `${keyOfCollector(each)} ${each.stream}`,
        each.completeFromMs ?? Infinity,
      ]),
  );
  // Everything was read, which is the rule.
  if (unread.size === 0) {
    return new Map();
  }
  const found = new Map<string, number>();
  for (const chunk of services ? chunked(services) : [undefined]) {
    const counting = knex<SourceRow>('delivery_sources as s')
      .join('delivery_stream_services as t', join =>
        join.on('t.source', 's.source').andOn('t.service', 's.service'),
      )
      .where({ 's.counts': true });
    const rows: readonly StreamServiceRow[] = await (chunk
      ? counting.whereIn('s.service', [...chunk])
      : counting
    ).select('t.collector', 't.source', 't.stream', 't.service');
    for (const row of rows) {
      const from = unread.get(`${keyOfCollector(row)} ${row.stream}`);
      if (from !== undefined) {
        found.set(
          row.service,
          Math.max(from, found.get(row.service) ?? -Infinity),
        );
      }
    }
  }
  return found;
}

/** From when on the deployments of all of some services have been read; from ever where each of them has been. */
export function readFromMs(
  unread: UnreadDeployments,
  services: Iterable<string>,
): number {
  return [...services].reduce(
    (from, service) => Math.max(from, unread.get(service) ?? -Infinity),
    -Infinity,
  );
}

function keyOfCollector({
  collector,
  source,
}: Pick<StreamReading, 'collector' | 'source'>): string {
  return `${collector} ${source}`;
}
