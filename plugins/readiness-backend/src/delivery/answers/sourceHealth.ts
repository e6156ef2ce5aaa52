import { FailureReason, failureReasons } from '@groundwork/source-client';
import { Knex } from 'knex';
import { z } from 'zod';
import { LISTING } from '../events/cursors';
import { CursorRow, SetAsideRow } from '../events/eventRows';

const FRESH_MS = 15_000;

/** What has been read of a source. */
export interface SourceReading {
  readonly total: number;
  readonly complete: number;
  readonly unfinished: number;
  readonly failed: number;
  readonly read?: number;
  readonly of?: number;
  readonly lastReadMs?: number;
  /** When everything had been read, of the stream for which that is longest ago. */
  readonly completeMs?: number;
  readonly completeFromMs?: number;
  readonly reasons: readonly FailureReason[];
  readonly setAside: number;
  /** It tells by itself, and nothing is there to be read. */
  readonly onlyTells: boolean;
}

/** Of a source that nobody has read yet. */
export const unread: SourceReading = {
  ...{ total: 0, complete: 0, unfinished: 0, failed: 0 },
  ...{ reasons: [], setAside: 0, onlyTells: false },
};

/** By source, as tables call it. */
export type SourceReadings = ReadonlyMap<string, SourceReading>;

/** How far one part of a source was read by a collector. */
export interface StreamReading {
  readonly collector: string;
  readonly source: string;
  readonly stream: string;
  readonly outcome: string | undefined;
  readonly completeMs?: number;
  readonly completeFromMs?: number;
}

interface Health {
  readonly readings: SourceReadings;
  readonly streams: readonly StreamReading[];
}

/**
 * How far each source has been read. Ten thousand repositories have as many cursors, and they do not change with each
 * question: what was read is kept for some seconds.
 */
export class SourceHealth {
  readonly #knex: Knex;
  #latest:
    | { readonly atMs: number; readonly health: Promise<Health> }
    | undefined;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async current(nowMs: number): Promise<SourceReadings> {
    return (await this.#fresh(nowMs)).readings;
  }

  async streams(nowMs: number): Promise<readonly StreamReading[]> {
    return (await this.#fresh(nowMs)).streams;
  }

  #fresh(nowMs: number): Promise<Health> {
    if (!this.#latest || nowMs - this.#latest.atMs > FRESH_MS) {
      const health = readAll(this.#knex);
      this.#latest = { atMs: nowMs, health };
      health.catch(() => {
        this.#latest = undefined;
      });
    }
    return this.#latest.health;
  }
}

async function readAll(knex: Knex): Promise<Health> {
  const aside: readonly { source: string; events: number | string }[] =
    await knex<SetAsideRow>('delivery_set_aside')
      .whereNull('told_at_ms')
      .select('source')
      .count({ events: '*' })
      .groupBy('source');
  const telling = new Set<string>(
    await knex('delivery_told_sources').pluck('source'),
  );
  const streams = new Map<string, CursorRow[]>(
    [...aside.map(({ source }) => source), ...telling].map(source => [
      source,
      [],
    ]),
  );
  // That what there is could be listed is no reading of anything.
  const rows = await knex<CursorRow>('delivery_cursors')
    .where({ unlisted: false })
    .whereNot(listed => listed.where({ stream: LISTING, outcome: 'complete' }));
  for (const row of rows) {
    const known = streams.get(row.source) ?? [];
    streams.set(row.source, known);
    known.push(row);
  }
  const readings = new Map(
    [...streams].map(([source, own]) => [
      source,
      {
        ...readingOf(own),
        onlyTells: telling.has(source) && own.length === 0,
        setAside: Number(
          aside.find(found => found.source === source)?.events ?? 0,
        ),
      },
    ]),
  );
  return { readings, streams: rows.map(streamOf) };
}

const progressSchema = z.object({
  read: z.number(),
  of: z.number().optional(),
  completeFromMs: z.number().optional(),
});

function progressOf({ progress }: CursorRow) {
  return progress === null
    ? undefined
    : progressSchema.parse(JSON.parse(progress));
}

function streamOf(row: CursorRow): StreamReading {
  const { collector, source, stream } = row;
  const { outcome, complete_at_ms: complete } = row;
  const from = progressOf(row)?.completeFromMs;
  return {
    ...{ collector, source, stream, outcome: outcome ?? undefined },
    ...(complete === null ? {} : { completeMs: Number(complete) }),
    ...(from === undefined ? {} : { completeFromMs: from }),
  };
}

/** As the collectors' runner names them. */
const reasonSchema = z.enum(failureReasons);

function readingOf(
  rows: readonly CursorRow[],
): Omit<SourceReading, 'setAside' | 'onlyTells'> {
  const progress = rows.flatMap(row => progressOf(row) ?? []);
  const count = (outcome: string) =>
    rows.filter(row => row.outcome === outcome).length;
  const timesOf = (column: 'read_at_ms' | 'complete_at_ms') =>
    rows.flatMap(row => (row[column] === null ? [] : [Number(row[column])]));
  const complete = timesOf('complete_at_ms');
  const from = progress.flatMap(({ completeFromMs }) => completeFromMs ?? []);
  return {
    total: rows.length,
    complete: count('complete'),
    unfinished: count('unfinished'),
    failed: count('failed'),
    ...amountOf(progress),
    ...timeOf('lastReadMs', timesOf('read_at_ms'), Math.max),
    ...(complete.length === rows.length
      ? timeOf('completeMs', complete, Math.min)
      : {}),
    ...timeOf('completeFromMs', from, Math.max),
    reasons: [
      ...new Set(
        rows.flatMap(({ reason }) =>
          reason === null ? [] : [reasonSchema.parse(reason)],
        ),
      ),
    ].sort(),
  };
}

/** Where one stream does not say how many there are, nobody knows how many there are of all. */
function amountOf(
  progress: readonly z.output<typeof progressSchema>[],
): Pick<SourceReading, 'read' | 'of'> {
  if (progress.length === 0) {
    return {};
  }
  const sum = (counts: readonly number[]) =>
    counts.reduce((total, each) => total + each, 0);
  const totals = progress.flatMap(({ of }) => of ?? []);
  return {
    read: sum(progress.map(({ read }) => read)),
    ...(totals.length === progress.length ? { of: sum(totals) } : {}),
  };
}

function timeOf<Name extends string>(
  name: Name,
  times: readonly number[],
  pick: (a: number, b: number) => number,
): Partial<Record<Name, number>>;
function timeOf(
  name: string,
  times: readonly number[],
  pick: (a: number, b: number) => number,
): Partial<Record<string, number>> {
  return times.length === 0
    ? {}
    : { [name]: times.reduce((a, b) => pick(a, b)) };
}
