import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { ReadingState } from '../collect/readings';
import { SourceRow } from '../derive/resultRows';
import { StreamServiceRow } from '../events/streamServices';
import { StreamReading } from './sourceParts';

/** From when on the deployments of a service have been read, that were not yet read to their end even once. */
interface ReadFrom {
  /** `Infinity` where that is unknown. */
  readonly fromMs: number;
  /** The same of what goes on being read, and not of what fails: `-Infinity` where all of it fails. */
  readonly awaitedFromMs: number;
  /** The same of what fails, and not of what goes on being read. */
  readonly silentFromMs: number;
}

/** The services whose deployments were not yet read to their end. */
export type UnreadDeployments = ReadonlyMap<string, ReadFrom>;

/** How the sources of deployments have been read. */
interface Read {
  readonly readings: readonly ReadingState[];
  readonly streams: readonly StreamReading[];
  /** Whether what happens in an environment matters; it is nothing where a part of a source tells of several. */
  readonly concerns: (environment: string | null) => boolean;
}

/**
 * Whose deployments go on being read for the first time, among some services or all. Only the source that counts for a service
 * matters, because nothing is added across sources.
 */
export async function readUnreadDeployments(
  knex: Knex,
  services: readonly string[] | undefined,
  { readings, streams, concerns }: Read,
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
        const isSilent = each.outcome === 'failed';
        return [
          `${keyOfCollector(each)} ${each.stream}`,
          {
            fromMs,
            awaitedFromMs: isSilent ? -Infinity : fromMs,
            silentFromMs: isSilent ? fromMs : -Infinity,
          },
        ];
      }),
  );
  // Everything was read, which is the rule.
  if (unread.size === 0) {
    return new Map();
  }
  const found = new Map<string, ReadFrom>();
  for (const chunk of services ? chunked(services) : [undefined]) {
    const rows: readonly ListedRow[] = await listedServices(knex, chunk);
    for (const { counts, ...row } of rows) {
      const from = unread.get(`${keyOfCollector(row)} ${row.stream}`);
      if (from !== undefined && concerns(row.environment)) {
        const own = counts === null ? untold(from) : from;
        found.set(row.service, later(own, found.get(row.service)));
      }
    }
  }
  return found;
}

type ListedRow = StreamServiceRow & {
  /** Nothing where no source has told of the service. */
  readonly counts: SourceRow['counts'] | null;
};

/** The parts of the source that counts for a service, and all parts for one that nothing has been told of. */
function listedServices(knex: Knex, services: readonly string[] | undefined) {
  const listed = knex<StreamServiceRow>('delivery_stream_services as t')
    .leftJoin('delivery_sources as s', join =>
      join.on('s.source', 't.source').andOn('s.service', 't.service'),
    )
    .where(one =>
      one
        .where({ 's.counts': true })
        .orWhereNotExists(
          knex('delivery_sources as o').whereRaw('o.service = t.service'),
        ),
    );
  return (
    services ? listed.whereIn('t.service', [...services]) : listed
  ).select('t.*', 's.counts');
}

/** What nothing was told of has no numbers of its own that could be incomplete. */
function untold({ silentFromMs }: ReadFrom): ReadFrom {
  return { fromMs: -Infinity, awaitedFromMs: -Infinity, silentFromMs };
}

/** From when on the deployments of a service have been read; from ever where all of them have been. */
export function readFrom(unread: UnreadDeployments, service: string): Pooled {
  return {
    deploymentsFromMs: unread.get(service)?.fromMs ?? -Infinity,
    silentFromMs: -Infinity,
  };
}

/**
 * From when on the deployments of several services are told together. What goes on being read is waited for. What fails, perhaps
 * for ever, takes away only what it could make look better, which is what {@link Pooled.silentFromMs} is for.
 */
export function pooledFrom(
  unread: UnreadDeployments,
  services: Iterable<string>,
): Pooled {
  const own = [...services].flatMap(service => unread.get(service) ?? []);
  const latest = (times: readonly number[]) =>
    times.reduce((from, each) => Math.max(from, each), -Infinity);
  return {
    deploymentsFromMs: latest(own.map(each => each.awaitedFromMs)),
    silentFromMs: latest(own.map(each => each.silentFromMs)),
  };
}

/** From when on deployments are told of, together. */
interface Pooled {
  readonly deploymentsFromMs: number;
  /** Of sources that fail. */
  readonly silentFromMs: number;
}

function later(one: ReadFrom, other: ReadFrom | undefined): ReadFrom {
  return other === undefined
    ? one
    : {
        fromMs: Math.max(one.fromMs, other.fromMs),
        awaitedFromMs: Math.max(one.awaitedFromMs, other.awaitedFromMs),
        silentFromMs: Math.max(one.silentFromMs, other.silentFromMs),
      };
}

function keyOfCollector({
  collector,
  source,
}: Pick<StreamReading, 'collector' | 'source'>): string {
  return `${collector} ${source}`;
}
