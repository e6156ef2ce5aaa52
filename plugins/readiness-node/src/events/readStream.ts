import { isError } from '@backstage/errors';
import {
  BudgetSpent,
  redactText,
  SourceError,
  withRetries,
  type RetryPolicy,
  type Waiting,
} from '@groundwork/source-client';
import { checkEvents } from './checkPage';
import {
  EventCollectorRegistration,
  EventContext,
  EventPage,
} from './eventCollector';
import { CheckedPage, EventSink, StreamEnd, StreamName } from './eventSink';

/** What the reading of a stream runs within. */
export interface StreamEnvironment extends Waiting {
  readonly context: Omit<EventContext<unknown>, 'position'>;
  readonly sink: EventSink;
  readonly retries: RetryPolicy;
  readonly secrets: readonly string[];
}

/** What was read of one stream. */
export interface StreamRun {
  readonly stream: string;
  readonly end: StreamEnd;
  readonly pages: number;
  readonly events: number;
  readonly changedRows: number;
  readonly setAside: number;
}

interface Counts {
  pages: number;
  events: number;
  changedRows: number;
  setAside: number;
}

/**
 * Reads a stream on from where it stands, page by page. What goes wrong with the source is how it ended; it rejects only when
 * nothing can be stored.
 */
export async function readStream(
  registration: EventCollectorRegistration,
  within: StreamEnvironment,
): Promise<StreamRun> {
  const { context, retries } = within;
  const counts: Counts = { pages: 0, events: 0, changedRows: 0, setAside: 0 };
  let end: StreamEnd;
  try {
    await withRetries(() => readOn(registration, within, counts), retries, {
      ...within,
      signal: context.signal,
    });
    end = { outcome: 'complete' };
  } catch (error) {
    end = endOf(error, within);
  }
  return { stream: context.stream.id, end, ...counts };
}

/** From the last stored page on; a second attempt does not read the pages of the first again. */
async function readOn(
  { collector, evidence }: EventCollectorRegistration,
  { context, sink, secrets }: StreamEnvironment,
  counts: Counts,
): Promise<void> {
  const name: StreamName = {
    collector: collector.id,
    source: collector.source,
    stream: context.stream.id,
  };
  let from = await sink.position(name);
  const known = parsedPosition(from);
  const position = collector.positionSchema.safeParse(known);
  if (known !== undefined && !position.success) {
    context.logger.warn('Reading a stream from its beginning', { ...name });
  }
  const pages = collector.read({
    ...context,
    ...(known !== undefined && position.success
      ? { position: position.data }
      : {}),
  });
  for await (const page of untilOver(pages, context.signal)) {
    const { events, setAside } = checkEvents(page.events, secrets);
    const to = JSON.stringify(collector.positionSchema.parse(page.position));
    counts.changedRows += await stored(sink, name, {
      events,
      setAside,
      places: page.places ?? [],
      ...(evidence ? { evidence } : {}),
      ...(page.progress ? { progress: page.progress } : {}),
      ...(from === undefined ? {} : { from }),
      to,
    });
    from = to;
    counts.pages += 1;
    counts.events += events.length;
    counts.setAside += setAside.length;
  }
}

/** Nothing could be stored, which is no failure of the source. */
class NotStored extends Error {
  name = 'NotStored' as const;
}

async function stored(
  sink: EventSink,
  name: StreamName,
  page: CheckedPage,
): Promise<number> {
  try {
    return await sink.store(name, page);
  } catch (error) {
    throw new NotStored('A page of events was not stored', { cause: error });
  }
}

/** A position that is no JSON fits no schema either. */
export function parsedPosition(text: string | undefined): unknown {
  if (text === undefined) {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return text;
    }
    throw error;
  }
}

/** A collector that ignores its signal is left behind, not waited for. */
async function* untilOver<Page extends EventPage<unknown>>(
  pages: AsyncIterable<Page>,
  signal: AbortSignal,
): AsyncIterable<Page> {
  const iterator = pages[Symbol.asyncIterator]();
  let stop: (() => void) | undefined;
  const over = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  over.catch(() => undefined);
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = await Promise.race([iterator.next(), over]);
      if (next.done) {
        return;
      }
      yield next.value;
    }
  } finally {
    if (stop) {
      signal.removeEventListener('abort', stop);
    }
    // It may never come back from where it hangs.
    iterator.return?.().catch(() => undefined);
  }
}

function endOf(
  error: unknown,
  { context, secrets }: StreamEnvironment,
): StreamEnd {
  if (error instanceof NotStored) {
    if (isError(error.cause) && error.cause.name === 'ConflictError') {
      return { outcome: 'unfinished', message: error.cause.message };
    }
    throw error;
  }
  if (context.signal.aborted) {
    return {
      outcome: 'unfinished',
      message: 'The time of the run was over; the next one goes on.',
    };
  }
  if (error instanceof BudgetSpent) {
    return { outcome: 'unfinished', message: error.message };
  }
  if (error instanceof SourceError) {
    return {
      outcome: 'failed',
      reason: error.reason,
      message: redactText(error.message, secrets),
    };
  }
  return {
    outcome: 'failed',
    reason: 'unsupported',
    message: redactText(
      isError(error) ? error.message : String(error),
      secrets,
    ),
  };
}
