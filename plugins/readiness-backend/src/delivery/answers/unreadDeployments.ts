import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { ReadingState } from '../collect/readings';
import { SourceRow } from '../derive/resultRows';
import { StreamServiceRow } from '../events/streamServices';
import { StreamReading } from './sourceHealth';

/** From when on the deployments of a service have been read, that were not yet read to their end even once. */
interface ReadFrom {
  /** `Infinity` where that is unknown. */
  readonly fromMs: number;
  /** The same of what goes on being read, and not of what fails: `-Infinity` where all of it fails. */
  readonly awaitedFromMs: number;
}

/** The services whose deployments were not yet read to their end. */
export type UnreadDeployments = ReadonlyMap<string, ReadFrom>;

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
      .map(each => {
        const fromMs = each.completeFromMs ?? Infinity;
        const awaitedFromMs = each.outcome === 'failed' ? -Infinity : fromMs;
        return [
          `${keyOfCollector(each)} ${each.stream}`,
          { fromMs, awaitedFromMs },
        ];
      }),
  );
  // Everything was read, which is the rule.
  if (unread.size === 0) {
    return new Map();
  }
  const found = new Map<string, ReadFrom>();
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
        found.set(row.service, later(from, found.get(row.service)));
      }
    }
  }
  return found;
}

/** From when on the deployments of a service have been read; from ever where all of them have been. */
export function readFromMs(unread: UnreadDeployments, service: string): number {
  return unread.get(service)?.fromMs ?? -Infinity;
}

/**
 * From when on the deployments of several services are told together. What goes on being read is waited for; what fails, perhaps
 * for ever, is named beside the numbers of the others and does not take them away.
 */
export function pooledFromMs(
  unread: UnreadDeployments,
  services: Iterable<string>,
): number {
  return [...services].reduce(
    (from, service) =>
      Math.max(from, unread.get(service)?.awaitedFromMs ?? -Infinity),
    -Infinity,
  );
}

function later(one: ReadFrom, other: ReadFrom | undefined): ReadFrom {
  return other === undefined
    ? one
    : {
        fromMs: Math.max(one.fromMs, other.fromMs),
        awaitedFromMs: Math.max(one.awaitedFromMs, other.awaitedFromMs),
      };
}

function keyOfCollector({
  collector,
  source,
}: Pick<StreamReading, 'collector' | 'source'>): string {
  return `${collector} ${source}`;
}
