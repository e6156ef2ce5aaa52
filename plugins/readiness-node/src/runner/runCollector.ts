import {
  EvidenceRecord,
  selects,
  Subject,
  TeamOfPerson,
} from '@groundwork/plugin-readiness-common';
import {
  realWaiting,
  thriceInARun,
  withRetries,
  type RequestGate,
  type RetryPolicy,
  type SourceClients,
  type Waiting,
} from '@groundwork/source-client';
import {
  CollectContext,
  CollectLogger,
  CollectorRegistration,
} from '../collector';
import { look, LookEnvironment } from './look';

const DEFAULT_CONCURRENCY = 4;

const nobodyKnown = async (): Promise<TeamOfPerson> => () => undefined;

/** What a run needs; everything but the sources and the logger has a default. */
export interface RunOptions extends Partial<Waiting> {
  readonly sources: SourceClients;
  readonly logger: CollectLogger;
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
  readonly retries?: RetryPolicy;
  /** Shared by collectors that run at the same time, so that a source's budget is one. */
  readonly gate?: RequestGate;
  readonly secrets?: readonly string[];
  /** See {@link CollectContext.earlier}. */
  readonly earlier?: (subject: Subject) => Promise<unknown>;
  /** See {@link CollectContext.teamsOfPeople}. */
  readonly teamsOfPeople?: () => Promise<TeamOfPerson>;
  /** Called with each record as soon as it is there. A rejection ends the run. */
  readonly onRecord?: (record: EvidenceRecord) => Promise<void>;
}

/** Counts of one run. */
export interface RunSummary {
  readonly collector: string;
  readonly observed: number;
  readonly absent: number;
  readonly failed: number;
  readonly durationMs: number;
}

/** Runs one collector over the subjects it applies to, a few at a time. */
export async function runCollector(
  registration: CollectorRegistration,
  subjects: readonly Subject[],
  options: RunOptions,
): Promise<{
  readonly records: readonly EvidenceRecord[];
  readonly summary: RunSummary;
}> {
  const now = options.now ?? (() => new Date());
  const startedAt = now();
  const within: LookEnvironment = {
    context: contextOf(options, startedAt),
    gate: options.gate ?? options.sources.runGate(),
    now,
    retries: options.retries ?? thriceInARun,
    secrets: options.secrets ?? [],
    ...waitingOf(options),
  };
  const { signal } = within.context;
  const queue = subjects.filter(subject =>
    selects(registration.collector.appliesTo, subject),
  );
  const records: EvidenceRecord[] = [];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (signal.aborted) {
        return;
      }
      const record = await look(registration, next, within);
      // A look that the end of the run cut short says nothing about the source.
      if (!signal.aborted) {
        records.push(record);
        await options.onRecord?.(record);
      }
    }
  };
  const workers = Math.min(
    queue.length,
    registration.concurrency ?? DEFAULT_CONCURRENCY,
  );
  await Promise.all(Array.from({ length: workers }, worker));
  const summary = {
    collector: registration.collector.id,
    observed: count(records, 'observed'),
    absent: count(records, 'absent'),
    failed: count(records, 'failed'),
    durationMs: now().getTime() - startedAt.getTime(),
  };
  options.logger.info('Collected', summary);
  return { records, summary };
}

function contextOf(options: RunOptions, asOf: Date): CollectContext {
  const signal = options.signal ?? new AbortController().signal;
  const retries = options.retries ?? thriceInARun;
  const waiting = waitingOf(options);
  const loaded = new Map<string, Promise<unknown>>();
  return {
    logger: options.logger,
    signal,
    asOf,
    sources: options.sources,
    ...(options.earlier ? { earlier: options.earlier } : {}),
    teamsOfPeople: options.teamsOfPeople ?? nobodyKnown,
    once<T>(key: string, load: () => Promise<T>): Promise<T> {
      const known =
        loaded.get(key) ??
        withRetries(load, retries, { ...waiting, signal: this.signal });
      loaded.set(key, known);
      // Whoever loads under a key is the only one who reads it, with the same type.
      return known as Promise<T>;
    },
  };
}

function count(
  records: readonly EvidenceRecord[],
  outcome: EvidenceRecord['outcome'],
): number {
  return records.filter(record => record.outcome === outcome).length;
}

function waitingOf({ random, sleep }: RunOptions): Waiting {
  return {
    random: random ?? realWaiting.random,
    sleep: sleep ?? realWaiting.sleep,
  };
}
