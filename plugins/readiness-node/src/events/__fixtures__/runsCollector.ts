import { Source } from '@groundwork/plugin-readiness-common';
import { githubMeaning } from '@groundwork/source-client/github';
import { z } from 'zod';
import { EventCollector, EventContext, EventPage } from '../eventCollector';
import { OpenItem, stillOpen } from '../openItems';
import { readFrom } from '../timeWindows';

const DAY_MS = 86_400_000;
/** What has not ended after this is given up. */
const LONGEST_RUN_MS = 35 * DAY_MS;

/** By an id that a new name does not change. */
const PLACE = 'repository:42';

const runSchema = z.object({
  id: z.number(),
  attempt: z.number(),
  created_at: z.string(),
  started_at: z.string(),
  updated_at: z.string(),
  status: z.enum(['in_progress', 'success', 'failure']),
  sha: z.string(),
});
export type Run = z.infer<typeof runSchema>;
const pageSchema = z.object({
  runs: z.array(runSchema),
  /** The page after this one; null after the last. */
  next: z.number().nullable(),
});

const positionSchema = z.object({
  /** Every change up to here has been read. */
  untilMs: z.number().exactOptional(),
  /** Where to go on in the middle of a listing, and when that listing was begun. */
  page: z
    .object({ number: z.number(), fromMs: z.number(), asOfMs: z.number() })
    .exactOptional(),
  open: z.array(z.object({ id: z.string(), sinceMs: z.number() })).readonly(),
});
type Position = z.infer<typeof positionSchema>;

/**
 * A complete event collector: the deploying runs of one repository of a small CI engine, which lists them by creation only.
 */
export class RunsCollector implements EventCollector<Position> {
  readonly id = 'example:runs';
  readonly source: Source = { kind: 'example', instance: 'ci' };
  readonly positionSchema = positionSchema;
  readonly #baseUrl: string;

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  async streams(services: Parameters<EventCollector['streams']>[0]) {
    return [{ id: 'shop', title: 'Repository shop', services }];
  }

  async *read(
    context: EventContext<Position>,
  ): AsyncIterable<EventPage<Position>> {
    const { page: begun, ...before } = context.position ?? { open: [] };
    let { open } = before;
    // A listing that broke off goes on with the question it began with.
    const { fromMs, asOfMs } = begun ?? {
      fromMs: readFrom(before.untilMs, context),
      asOfMs: context.asOf.getTime(),
    };
    let next: number | null = begun?.number ?? 1;
    while (next !== null) {
      const page: z.infer<typeof pageSchema> = await this.#get(
        context,
        `/runs?created_since=${fromMs}&page=${next}`,
        pageSchema,
      );
      open = openOf(open, page.runs, context.asOf);
      next = page.next;
      yield {
        ...toldBy(page, context),
        position:
          next === null
            ? { untilMs: asOfMs, open }
            : { ...before, open, page: { number: next, fromMs, asOfMs } },
      };
    }
    yield* this.#readOpen(context, { untilMs: asOfMs, open });
  }

  /** Asks for those that are still open by their ids: a listing by creation never shows how they end. */
  async *#readOpen(
    context: EventContext<Position>,
    { untilMs, open: before }: Position,
  ): AsyncIterable<EventPage<Position>> {
    let open = before;
    for (const { id } of before) {
      const run = await this.#get(context, `/runs/${id}`, runSchema);
      open = openOf(open, [run], context.asOf);
      yield {
        events: [eventOf(run)],
        position: { ...(untilMs === undefined ? {} : { untilMs }), open },
      };
    }
  }

  #get<T>(
    { sources }: EventContext<Position>,
    path: string,
    schema: z.ZodType<T>,
  ): Promise<T> {
    return sources
      .client({
        source: this.source,
        baseUrl: this.#baseUrl,
        meaning: githubMeaning,
      })
      .read(path, schema, { what: 'the runs' });
  }
}

function openOf(open: readonly OpenItem[], runs: readonly Run[], asOf: Date) {
  return stillOpen(
    open,
    runs.map(run => ({
      id: String(run.id),
      sinceMs: Date.parse(run.created_at),
      hasEnded: run.status !== 'in_progress',
    })),
    { asOf, longestMs: LONGEST_RUN_MS },
  );
}

function toldBy(
  { runs }: z.infer<typeof pageSchema>,
  { stream }: EventContext<Position>,
): Pick<EventPage<Position>, 'events' | 'places' | 'progress'> {
  return {
    events: runs.map(eventOf),
    places: stream.services.map(({ ref }) => ({ place: PLACE, service: ref })),
    progress: { read: runs.length },
  };
}

function eventOf(run: Run): EventPage<Position>['events'][number] {
  return {
    kind: 'deployment',
    id: `run:${run.id}/attempt:${run.attempt}`,
    place: PLACE,
    environment: 'production',
    sha: run.sha,
    runId: String(run.id),
    attempt: run.attempt,
    startedAtMs: Date.parse(run.started_at),
    statuses: [{ state: run.status, atMs: Date.parse(run.updated_at) }],
  };
}
