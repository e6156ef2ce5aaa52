import {
  bisect,
  readFrom,
  type EventContext,
  type TimeWindow,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
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
  /** Where a listing goes on that has not come to its end. */
  reading: z
    .object({
      fromMs: z.number(),
      /** End of the window that is being read; absent before one is begun. */
      toMs: z.number().exactOptional(),
      page: z.number(),
      asOfMs: z.number(),
    })
    .exactOptional(),
});
type Listing = z.infer<typeof listingSchema>;

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
  { untilMs, reading }: Listing,
): AsyncIterable<Listed> {
  const asOfMs = reading?.asOfMs ?? context.asOf.getTime();
  const kept = untilMs === undefined ? {} : { untilMs };
  let fromMs = reading?.fromMs ?? readFrom(untilMs, context);
  const pagesOf = (window: TimeWindow, page: number) =>
    pages(reader, { ...{ window, page, asOfMs, kept } });
  if (reading?.toMs !== undefined) {
    const { toMs, page } = reading;
    yield* pagesOf({ fromMs, toMs }, page);
    fromMs = toMs + SECOND_MS;
  }
  if (fromMs <= asOfMs) {
    const count = async (window: TimeWindow) =>
      (await reader.list(window, { page: 1, perPage: 1 })).total_count;
    const all = { fromMs, toMs: asOfMs };
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
  yield { runs: [], at: { untilMs: asOfMs } };
}

async function* pages(
  reader: RunReader,
  begun: {
    readonly window: TimeWindow;
    readonly page: number;
    readonly asOfMs: number;
    readonly kept: Listing;
  },
): AsyncIterable<Listed> {
  const { window, asOfMs, kept } = begun;
  const { fromMs, toMs } = window;
  let isLast = false;
  for (let { page } = begun; !isLast; page += 1) {
    const found = await reader.list(window, { page, perPage: PER_PAGE });
    const { workflow_runs: runs, total_count: total } = found;
    isLast = runs.length < PER_PAGE || page * PER_PAGE >= Math.min(total, MOST);
    const reading = isLast
      ? { fromMs: toMs + SECOND_MS, page: 1, asOfMs }
      : { fromMs, toMs, page: page + 1, asOfMs };
    yield { runs, at: { ...kept, reading } };
  }
}
