import { HumanDuration } from '@backstage/types';
import { Subject } from '@groundwork/plugin-readiness-common';
import {
  realWaiting,
  runLimits,
  thriceInARun,
  withRetries,
  type RetryPolicy,
  type SourceClients,
  type Waiting,
} from '@groundwork/source-client';
import { CollectLogger } from '../collector';
import { durationMs } from '../runner/duration';
import { withinTime } from '../runner/withinTime';
import { EventCollectorRegistration, EventStream } from './eventCollector';
import { EventSink } from './eventSink';
import { byUrgency } from './byUrgency';
import { parsedPosition, readStream, StreamRun } from './readStream';

const DEFAULT_REREAD: HumanDuration = { days: 3 };
const DEFAULT_HISTORY: HumanDuration = { days: 3 * 365 };
const DEFAULT_TIMEOUT: HumanDuration = { minutes: 5 };
const DEFAULT_REQUESTS = 1000;
const DEFAULT_CONCURRENCY = 2;

/** What a run of an event collector needs; everything but the first three has a default. */
export interface EventRunOptions extends Partial<Waiting> {
  readonly sources: SourceClients;
  readonly logger: CollectLogger;
  readonly sink: EventSink;
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
  readonly retries?: RetryPolicy;
  readonly secrets?: readonly string[];
}

/** What one run read. */
export interface EventRun {
  readonly collector: string;
  readonly streams: readonly StreamRun[];
  readonly durationMs: number;
}

/**
 * Reads all streams of a collector on, a few at a time, within one budget of time and requests. Streams fail apart: what one
 * cannot read, the others do, and what a budget did not reach comes first in the next run. Rejects only when the streams cannot be named or nothing can be stored.
 */
export async function runEventCollector(
  registration: EventCollectorRegistration,
  services: readonly Subject[],
  options: EventRunOptions,
): Promise<EventRun> {
  const now = options.now ?? (() => new Date());
  const asOf = now();
  const { collector, timeout = DEFAULT_TIMEOUT } = registration;
  const limit = {
    limitMs: durationMs(timeout),
    ...(options.signal ? { signal: options.signal } : {}),
  };
  const streams = await withinTime(limit, signal =>
    readStreams(registration, services, { ...options, signal, asOf, now }),
  );
  const run = {
    collector: collector.id,
    streams,
    durationMs: now().getTime() - asOf.getTime(),
  };
  options.logger.info('Read events', {
    collector: collector.id,
    streams: streams.length,
    events: streams.reduce((sum, { events }) => sum + events, 0),
    changedRows: streams.reduce((sum, { changedRows }) => sum + changedRows, 0),
    durationMs: run.durationMs,
  });
  return run;
}

async function readStreams(
  registration: EventCollectorRegistration,
  services: readonly Subject[],
  options: EventRunOptions & {
    readonly signal: AbortSignal;
    readonly asOf: Date;
    readonly now: () => Date;
  },
): Promise<readonly StreamRun[]> {
  const { collector, requests = DEFAULT_REQUESTS } = registration;
  const { signal, logger, asOf, sink } = options;
  const retries = options.retries ?? thriceInARun;
  const waiting = {
    random: options.random ?? realWaiting.random,
    sleep: options.sleep ?? realWaiting.sleep,
  };
  const gate = options.sources.runGate({ ...runLimits, requests });
  const sources = options.sources.within({ signal, gate });
  const { id, source } = collector;
  const positionOf = async ({ id: stream }: Pick<EventStream, 'id'>) =>
    parsedPosition(await sink.position({ collector: id, source, stream }));
  const listed = await withRetries(
    () => collector.streams(services, { logger, signal, sources, positionOf }),
    retries,
    { ...waiting, signal },
  );
  await sink.listed?.({ collector: id, source }, listed);
  const ends = await sink.lastEnds?.({ collector: id, source });
  const queue = byUrgency(listed, ends ?? new Map());
  const runs: StreamRun[] = [];
  const readNext = async (stream: EventStream) => {
    const run = await readStream(registration, {
      context: {
        ...{ stream, logger, signal, sources, asOf },
        rereadFrom: before(asOf, registration.reread ?? DEFAULT_REREAD),
        historyFrom: before(asOf, registration.history ?? DEFAULT_HISTORY),
      },
      ...{ sink, retries, ...waiting },
      secrets: options.secrets ?? [],
    });
    const name = { collector: id, source, stream: stream.id };
    await sink.ended(name, run.end, options.now());
    runs.push(run);
  };
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      await readNext(next);
    }
  };
  const { concurrency = DEFAULT_CONCURRENCY } = registration;
  await Promise.all(Array.from({ length: concurrency }, worker));
  return runs;
}

function before(time: Date, duration: HumanDuration): Date {
  return new Date(time.getTime() - durationMs(duration));
}
