/** A list that GitHub gives newest first, read to where the window of reading again begins. */
import {
  readFrom,
  SourceError,
  type EventContext,
  type StreamProgress,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';

/** Nothing new in the list's beginning says nothing of what changed further back, so that is looked at once a day. */
const REREAD_EVERY_MS = 86_400_000;

/** Where the reading of a list stands. */
export const walkSchema = z.object({
  /** When the last whole reading began; absent until there was one. */
  untilMs: z.number().exactOptional(),
  /** What the beginning of the list looked like then. */
  head: z.string().exactOptional(),
  /** How many are older than the history that was asked for. */
  unread: z.number().exactOptional(),
  /** How long it was then. */
  total: z.number().exactOptional(),
  /** A reading that has not come to its end. */
  page: z
    .object({
      cursor: z.string().exactOptional(),
      fromMs: z.number(),
      asOfMs: z.number(),
      /** Of the list when the reading began: what came to it since, the next reading finds. */
      head: z.string(),
      seen: z.number(),
    })
    .exactOptional(),
});

/** See {@link walkSchema}. */
export type Walk = z.infer<typeof walkSchema>;

/** A page of a list in GraphQL. */
export function connectionSchema<T>(node: z.ZodType<T>) {
  return z.object({
    totalCount: z.number(),
    nodes: z.array(node),
    pageInfo: z.object({
      hasNextPage: z.boolean(),
      endCursor: z.string().nullable(),
    }),
  });
}

/** See {@link connectionSchema}. */
interface Connection<T> {
  readonly totalCount: number;
  readonly nodes: readonly T[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly endCursor: string | null;
  };
}

/** A list, and how it is asked for. */
interface List<T> {
  /** Changes whenever something was added to the list, or to those whom it concerns. */
  readonly head: string;
  readonly timeOf: (item: T) => number;
  readonly ask: (cursor: string | undefined) => Promise<Connection<T>>;
}

/** Some of a list, and where to go on. */
interface Step<T> {
  readonly items: readonly T[];
  readonly walk: Walk;
  readonly progress: StreamProgress;
}

/** Reads a list on: from the page where it broke off, or anew when there may be news. */
export async function* walkOn<T>(
  before: Walk,
  list: List<T>,
  context: Pick<
    EventContext<unknown>,
    'asOf' | 'rereadFrom' | 'historyFrom' | 'logger'
  >,
): AsyncIterable<Step<T>> {
  const asOfMs = context.asOf.getTime();
  const historyMs = context.historyFrom.getTime();
  const { untilMs } = before;
  if (
    !before.page &&
    before.head === list.head &&
    untilMs !== undefined &&
    asOfMs - untilMs < REREAD_EVERY_MS
  ) {
    return;
  }
  let page: NonNullable<Walk['page']> | undefined = before.page ?? {
    ...{ fromMs: readFrom(untilMs, context), asOfMs },
    ...{ head: list.head, seen: 0 },
  };
  while (page) {
    const { fromMs } = page;
    const found: Connection<T> = await askAt(page, list, context);
    const { totalCount, nodes, pageInfo } = found;
    const items: readonly T[] = nodes.filter(
      item => list.timeOf(item) >= fromMs,
    );
    const seen = page.seen + items.length;
    const isOver: boolean =
      items.length < nodes.length || !pageInfo.hasNextPage;
    if (isOver && hasOldNews(before, totalCount, seen) && fromMs > historyMs) {
      page = { fromMs: historyMs, asOfMs, head: list.head, seen: 0 };
      continue;
    }
    const next: NonNullable<Walk['page']> = {
      ...{ fromMs, asOfMs: page.asOfMs, head: page.head, seen },
      ...(pageInfo.endCursor === null ? {} : { cursor: pageInfo.endCursor }),
    };
    const last = items.at(-1);
    yield {
      items,
      ...standing(before, next, {
        ...{ isOver, totalCount, historyMs },
        lastMs: last && list.timeOf(last),
      }),
    };
    page = isOver ? undefined : next;
  }
}

/** Where the reading stands after a page, and how much is read. */
function standing(
  before: Walk,
  { fromMs, asOfMs, head, seen, ...at }: NonNullable<Walk['page']>,
  {
    isOver,
    totalCount,
    historyMs,
    lastMs,
  }: {
    readonly isOver: boolean;
    readonly totalCount: number;
    readonly historyMs: number;
    readonly lastMs: number | undefined;
  },
): Pick<Step<never>, 'walk' | 'progress'> {
  // Of a reading that goes all the way back it is counted anew.
  const unread = fromMs <= historyMs ? undefined : before.unread;
  const skipped = Math.max(0, unread ?? (isOver ? totalCount - seen : 0));
  const isKnown = isOver || before.untilMs !== undefined;
  const completeFromMs = isKnown ? historyMs : lastMs;
  return {
    walk: isOver
      ? { untilMs: asOfMs, head, unread: skipped, total: totalCount }
      : { ...before, page: { fromMs, asOfMs, head, seen, ...at } },
    progress: {
      read:
        unread === undefined && !isOver
          ? seen
          : Math.max(0, totalCount - skipped),
      of: totalCount,
      ...(completeFromMs === undefined ? {} : { completeFromMs }),
    },
  };
}

/** Whether the list has grown by more than what is new in it: an old history was brought into the repository. */
function hasOldNews(before: Walk, totalCount: number, seen: number): boolean {
  return before.total !== undefined && totalCount - before.total > seen;
}

/** Where a list goes on is not known for ever; one that has forgotten it is read from its beginning. */
async function askAt<T>(
  page: NonNullable<Walk['page']>,
  list: List<T>,
  { logger }: Pick<EventContext<unknown>, 'logger'>,
): Promise<Connection<T>> {
  try {
    return await list.ask(page.cursor);
  } catch (error) {
    if (
      page.cursor === undefined ||
      !(error instanceof SourceError) ||
      error.reason !== 'unsupported'
    ) {
      throw error;
    }
    logger.warn('Reading a list from its beginning', { why: error.message });
    return list.ask(undefined);
  }
}
