import {
  bisect,
  readFrom,
  type EventContext,
  type TimeWindow,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import { completeFrom, earlierOf, firstRunSchema } from './forgottenRuns';
import type { RunReader } from './readRuns';
import type { Run } from './runEvents';

/** A query with a filter gives no more results than these. */
const MOST = 1000;
const PER_PAGE = 100;
const SECOND_MS = 1000;

/** Where the listing of runs stands. */
export const listingSchema = z.object({
  /** Every run that was created up to here has been listed. */
  untilMs: z.number().exactOptional(),
  /** From when on none is missing; absent until a listing has come to its end. */
  completeFromMs: z.number().exactOptional(),
  /** How many runs have been listed. */
  read: z.number(),
  /** Where a listing goes on that has not come to its end. */
  reading: z
    .object({
      fromMs: z.number(),
      /** End of the window that is being read; absent before one is begun. */
      toMs: z.number().exactOptional(),
      page: z.number(),
      asOfMs: z.number(),
      /** How many runs there are, of which some have been listed before. */
      of: z.number(),
      first: firstRunSchema.exactOptional(),
    })
    .exactOptional(),
});
type Listing = z.infer<typeof listingSchema>;
type Begun = NonNullable<Listing['reading']>;

/** A page of runs, and where the listing goes on. */
interface Listed {
  readonly runs: readonly Run[];
  readonly at: Listing;
}

interface Reading {
  readonly context: Pick<
    EventContext<unknown>,
    'asOf' | 'rereadFrom' | 'historyFrom' | 'logger'
  >;
  readonly reader: RunReader;
}

/** Runs since the window of reading again began, in windows of time that a query gives whole, the earliest first. */
export async function* listed(
  { context, reader }: Reading,
  { reading, untilMs, completeFromMs, read: known }: Listing,
): AsyncIterable<Listed> {
  const before = {
    ...(untilMs === undefined ? {} : { untilMs }),
    ...(completeFromMs === undefined ? {} : { completeFromMs }),
  };
  const asOfMs = reading?.asOfMs ?? context.asOf.getTime();
  let begun: Begun = reading ?? {
    ...{ fromMs: readFrom(untilMs, context), page: 1, asOfMs, of: 0 },
  };
  let read = known;
  const pagesOf = async function* pagesOf(window: TimeWindow, page: number) {
    for await (const found of pages(reader, window, page)) {
      const { runs, next } = found;
      // Those that are read again were counted before.
      read += runs.filter(
        ({ created_at: at }) =>
          untilMs === undefined || Date.parse(at) > untilMs,
      ).length;
      const first = runs.reduce(earlierOf, begun.first);
      const { asOfMs: at, of } = begun;
      begun = {
        ...{ ...next, asOfMs: at, of: Math.max(of, read) },
        ...(first ? { first } : {}),
      };
      yield { runs, at: { ...before, read, reading: begun } };
    }
  };
  if (reading?.toMs !== undefined) {
    const { fromMs, toMs, page } = reading;
    yield* pagesOf({ fromMs, toMs }, page);
  }
  const all = { fromMs: begun.fromMs, toMs: asOfMs };
  if (all.fromMs <= asOfMs) {
    const count = async (window: TimeWindow) => {
      const total = await reader.count(window);
      begun = { ...begun, of: Math.max(begun.of, total) };
      return total;
    };
    for await (const window of bisect(all, { count, most: MOST })) {
      if (!window.isWhole) {
        context.logger.warn('More runs in one second than are listed', {
          runs: window.total,
        });
      }
      if (window.total > 0) {
        yield* pagesOf(window, 1);
      }
    }
  }
  const since = await completeFrom(before, { context, reader, asOfMs }, begun);
  yield { runs: [], at: { untilMs: asOfMs, read, completeFromMs: since } };
}

/** How much is read of what there is; a listing that goes on for the first time says nothing of a time. */
export function progressOf({ read, reading, completeFromMs }: Listing) {
  return {
    ...{ read, of: Math.max(read, reading?.of ?? read) },
    ...(completeFromMs === undefined ? {} : { completeFromMs }),
  };
}

async function* pages(reader: RunReader, window: TimeWindow, from: number) {
  const { fromMs, toMs } = window;
  let isLast = false;
  for (let page = from; !isLast; page += 1) {
    const found = await reader.list(window, { page, perPage: PER_PAGE });
    const { workflow_runs: runs, total_count: total } = found;
    isLast = runs.length < PER_PAGE || page * PER_PAGE >= Math.min(total, MOST);
    const next = isLast
      ? { fromMs: toMs + SECOND_MS, page: 1 }
      : { fromMs, toMs, page: page + 1 };
    yield { runs, next };
  }
}
