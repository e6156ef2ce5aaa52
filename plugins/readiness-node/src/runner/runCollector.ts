import {
  EvidenceRecord,
  selects,
  Subject,
} from '@groundwork/plugin-readiness-common';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CollectContext,
  CollectLogger,
  CollectorRegistration,
} from '../collector';
import { sourceClient } from '../source';
import { RequestGate } from '../source/client';
import { budgetedGate, defaultBudget, SourceBudget } from './budget';
import { look } from './look';
import { defaultRetries, RetryPolicy, Waiting, withRetries } from './retry';

const DEFAULT_CONCURRENCY = 4;

/** What a run needs; everything but the logger has a default. */
export interface RunOptions extends Partial<Waiting> {
  readonly logger: CollectLogger;
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
  readonly retries?: RetryPolicy;
  readonly budget?: SourceBudget;
  /** Shared by collectors that run at the same time, so that a source's budget is one. */
  readonly gate?: RequestGate;
  readonly secrets?: readonly string[];
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
  const context = contextOf(options, startedAt);
  const queue = subjects.filter(subject =>
    selects(registration.collector.appliesTo, subject),
  );
  const records: EvidenceRecord[] = [];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (context.signal.aborted) {
        return;
      }
      const record = await look(registration, next, {
        context,
        now,
        retries: options.retries ?? defaultRetries,
        secrets: options.secrets ?? [],
        ...waitingOf(options),
      });
      // A look that the end of the run cut short says nothing about the source.
      if (!context.signal.aborted) {
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
  const now = options.now ?? (() => new Date());
  const gate =
    options.gate ??
    budgetedGate(options.budget ?? defaultBudget, () => now().getTime());
  const retries = options.retries ?? defaultRetries;
  const waiting = waitingOf(options);
  const loaded = new Map<string, Promise<unknown>>();
  const ownContext: CollectContext = {
    logger: options.logger,
    signal,
    asOf,
    http(source) {
      return sourceClient(source, { signal: this.signal, gate });
    },
    once<T>(key: string, load: () => Promise<T>): Promise<T> {
      const known =
        loaded.get(key) ??
        withRetries(load, retries, { ...waiting, signal: this.signal });
      loaded.set(key, known);
      // Whoever loads under a key is the only one who reads it, with the same type.
      return known as Promise<T>;
    },
  };
  return ownContext;
}

function count(
  records: readonly EvidenceRecord[],
  outcome: EvidenceRecord['outcome'],
): number {
  return records.filter(record => record.outcome === outcome).length;
}

function waitingOf({ random, sleep: wait }: RunOptions): Waiting {
  return { random: random ?? Math.random, sleep: wait ?? patience };
}

/** The pause keeps the process alive: between two attempts it may be the only thing that a command has under way. */
async function patience(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
