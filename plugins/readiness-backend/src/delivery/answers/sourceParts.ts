import { FailureReason, failureReasons } from '@groundwork/source-client';
import { Knex } from 'knex';
import { z } from 'zod';
import { LISTING } from '../events/cursors';
import { CursorRow, SetAsideRow } from '../events/eventRows';

/** How far one part of a source was read by a collector. */
export interface StreamReading {
  readonly collector: string;
  readonly source: string;
  readonly stream: string;
  readonly outcome: string | undefined;
  readonly completeMs?: number;
  readonly completeFromMs?: number;
}

/** One part of a source. */
export interface SourcePart extends StreamReading {
  readonly reason?: FailureReason;
  readonly readMs?: number;
  /** By place from when on it is complete, where it says so of each; others are complete. */
  readonly placesFromMs?: ReadonlyMap<string, number>;
  readonly amount?: { readonly read: number; readonly of?: number | undefined };
  /** Events of it that nobody understood. */
  readonly setAside: number;
  /** Nothing of it was ever read: it only told, and was not understood. */
  readonly isOnlyTold: boolean;
  /** Nobody said of which services it tells, so it may be any of its source. */
  readonly concernsAll: boolean;
}

/** All that was begun to be read, and all that was set aside. */
export async function readParts(knex: Knex): Promise<readonly SourcePart[]> {
  const aside = await readSetAside(knex);
  // That what there is could be listed is no reading of anything.
  const rows: readonly Listed<CursorRow>[] = await knex<CursorRow>(
    'delivery_cursors as c',
  )
    .where({ unlisted: false })
    .whereNot(listed => listed.where({ stream: LISTING, outcome: 'complete' }))
    .select('c.*', isListed(knex, 'c'));
  const parts = rows.map(row => ({
    ...partOf(row),
    setAside: aside.get(partKey(row))?.setAside ?? 0,
  }));
  const begun = new Set(parts.map(partKey));
  return [
    ...parts,
    ...[...aside].flatMap(([key, part]) => (begun.has(key) ? [] : [part])),
  ];
}

type Listed<Row> = Row & { readonly listed: unknown };

/** Whether somebody said of which services a part tells. */
function isListed(knex: Knex, table: string) {
  const rows = knex('delivery_stream_services as s').select(knex.raw('1'));
  for (const column of ['collector', 'source', 'stream']) {
    rows.whereRaw('?? = ??', [`s.${column}`, `${table}.${column}`]);
  }
  return rows.limit(1).as('listed');
}

async function readSetAside(
  knex: Knex,
): Promise<ReadonlyMap<string, SourcePart>> {
  const rows: readonly Listed<
    Pick<SetAsideRow, 'collector' | 'source' | 'stream'> & {
      readonly events: number | string;
    }
  >[] = await knex
    .from(
      knex<SetAsideRow>('delivery_set_aside')
        .whereNull('told_at_ms')
        .select('collector', 'source', 'stream')
        .count({ events: '*' })
        .groupBy('collector', 'source', 'stream')
        .as('a'),
    )
    .select('a.*', isListed(knex, 'a'));
  return new Map(
    rows.map(row => {
      const { collector, source, stream, events, listed } = row;
      return [
        partKey(row),
        {
          ...{ collector, source, stream, outcome: undefined },
          ...{ setAside: Number(events), isOnlyTold: true },
          concernsAll: listed === null,
        },
      ];
    }),
  );
}

/** What tells one part from all others. */
export function partKey({
  collector,
  source,
  stream,
}: Pick<StreamReading, 'collector' | 'source' | 'stream'>): string {
  return `${collector} ${source} ${stream}`;
}

/** What tells a collector of a source from all others. */
export function collectorKey({
  collector,
  source,
}: Pick<StreamReading, 'collector' | 'source'>): string {
  return `${collector} ${source}`;
}

const progressSchema = z.object({
  read: z.number(),
  of: z.number().optional(),
  completeFromMs: z.number().optional(),
  placesFromMs: z.record(z.string(), z.number()).optional(),
});

/** As the collectors' runner names them. */
const reasonSchema = z.enum(failureReasons);

function partOf(row: Listed<CursorRow>): Omit<SourcePart, 'setAside'> {
  const { collector, source, stream, progress: text } = row;
  const { outcome, reason, read_at_ms: at, complete_at_ms: complete } = row;
  const progress =
    text === null ? undefined : progressSchema.parse(JSON.parse(text));
  const from = progress?.completeFromMs;
  return {
    ...{ collector, source, stream, outcome: outcome ?? undefined },
    ...{ isOnlyTold: false, concernsAll: row.listed === null },
    ...(reason === null ? {} : { reason: reasonSchema.parse(reason) }),
    ...(at === null ? {} : { readMs: Number(at) }),
    ...(complete === null ? {} : { completeMs: Number(complete) }),
    ...(from === undefined ? {} : { completeFromMs: from }),
    ...(progress?.placesFromMs
      ? { placesFromMs: new Map(Object.entries(progress.placesFromMs)) }
      : {}),
    ...(progress ? { amount: { read: progress.read, of: progress.of } } : {}),
  };
}
