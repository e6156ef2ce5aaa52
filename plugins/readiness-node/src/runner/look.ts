import {
  EvidenceRecord,
  isOfOrganisation,
  Observation,
  Source,
  Subject,
} from '@groundwork/plugin-readiness-common';
import { isError } from '@backstage/errors';
import {
  BudgetSpent,
  redact,
  redactText,
  shapeOf,
  SourceError,
  sourceError,
  withRetries,
  type RequestGate,
  type RetryPolicy,
  type Waiting,
} from '@groundwork/source-client';
import { ZodError } from 'zod';
import { CollectContext, CollectorRegistration } from '../collector';
import { digestOf } from './digest';
import { durationMs } from './duration';
import { recordId } from './recordId';
import { withinTime } from './withinTime';

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_RELIABILITY = 1;

/** What one look runs within. */
export interface LookEnvironment extends Waiting {
  readonly context: CollectContext;
  /** Through which all looks of the run ask. */
  readonly gate: RequestGate;
  readonly retries: RetryPolicy;
  readonly now: () => Date;
  /** Credentials in use; they never reach a record. */
  readonly secrets: readonly string[];
}

/**
 * One look at one subject, as a record. Never throws: a time-out, an error and a value that its schema refuses are failed
 * observations with a reason.
 */
export async function look(
  registration: CollectorRegistration,
  subject: Subject,
  within: LookEnvironment,
): Promise<EvidenceRecord> {
  const observation = await observe(registration, subject, within);
  const { collector, version, cadence } = registration;
  const { source, request, object } = observation;
  const now = within.now();
  const collectedAt = now.toISOString();
  const base = {
    id: recordId(now),
    collector: collector.id,
    collectorVersion: version,
    kind: collector.produces.id,
    subjectRef: subject.ref,
    source,
    ...(request ? { request: redact(request, within.secrets) } : {}),
    ...(object ? { object: redact(object, within.secrets) } : {}),
    collectedAt,
    ttlMs: 2 * durationMs(cadence),
    reliability: DEFAULT_RELIABILITY,
  };
  switch (observation.outcome) {
    case 'observed': {
      const value = redact(observation.value, within.secrets);
      return {
        ...base,
        observedAt: observation.observedAt ?? collectedAt,
        outcome: 'observed',
        reliability: observation.reliability ?? DEFAULT_RELIABILITY,
        value,
        digest: digestOf(value),
      };
    }
    case 'absent':
      return {
        ...base,
        observedAt: collectedAt,
        outcome: 'absent',
        message: redactText(observation.explanation, within.secrets),
        digest: digestOf({ outcome: 'absent' }),
      };
    case 'failed':
      return {
        ...base,
        observedAt: collectedAt,
        outcome: 'failed',
        reason: observation.reason,
        message: redactText(observation.message, within.secrets),
        digest: digestOf({ outcome: 'failed', reason: observation.reason }),
      };
    default:
      return neverObservation(observation);
  }
}

async function observe(
  { collector, timeout }: CollectorRegistration,
  subject: Subject,
  within: LookEnvironment,
): Promise<Observation<unknown>> {
  const limitMs = timeout ? durationMs(timeout) : DEFAULT_TIMEOUT_MS;
  let asked: Source | undefined;
  const gate: RequestGate = {
    run: (pass, request) => {
      asked = pass.source;
      return within.gate.run(pass, request);
    },
  };
  const contextOf = (signal: AbortSignal): CollectContext => ({
    ...within.context,
    signal,
    sources: within.context.sources.within({ signal, gate }),
  });
  try {
    const observation = await withinTime(
      { limitMs, signal: within.context.signal },
      signal =>
        withRetries(
          () =>
            unlessOver(
              collector.collect(subject, contextOf(signal)),
              signal,
              () => outOfTime(limitMs, asked),
            ),
          within.retries,
          { ...within, signal },
        ),
    );
    return observation.outcome === 'observed'
      ? {
          ...observation,
          value: collector.produces.schema.parse(observation.value),
        }
      : observation;
  } catch (error) {
    return failure(error, {
      collectorId: collector.id,
      subject,
      ...(asked ? { asked } : {}),
    });
  }
}

/** A collector that ignores its signal is left behind, not waited for. */
async function unlessOver<T>(
  work: Promise<T>,
  signal: AbortSignal,
  tooLate: () => Error,
): Promise<T> {
  let stop: (() => void) | undefined;
  const end = new Promise<never>((_, reject) => {
    stop = () => reject(tooLate());
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) {
      stop();
    }
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    if (stop) {
      signal.removeEventListener('abort', stop);
    }
    // Whatever the abandoned look ends with, its time-out has been recorded.
    work.catch(() => undefined);
  }
}

/** A look that runs out of time has no answer that says who did not give it: it is whoever was asked last. */
function outOfTime(limitMs: number, asked: Source | undefined): SourceError {
  const seconds = limitMs / 1000;
  return asked
    ? sourceError({
        reason: 'timeout',
        source: asked,
        what: 'all that this look needs',
        detail: `${seconds} s were not enough`,
      })
    : new SourceError('timeout', `The look took longer than ${seconds} s.`);
}

function failure(
  error: unknown,
  at: {
    readonly collectorId: string;
    readonly subject: Subject;
    /** Who was asked last, for errors that do not say it. */
    readonly asked?: Source;
  },
): Observation<never> {
  const [kind = at.collectorId] = at.collectorId.split(':');
  // A service is no source, and everybody who reads totals sees the names of sources.
  const { ref, name } = at.subject;
  const source = at.asked ?? {
    kind,
    instance: isOfOrganisation(ref) ? name : 'unknown',
  };
  if (error instanceof SourceError) {
    return {
      outcome: 'failed',
      reason: error.reason,
      message: error.message,
      source: error.source ?? source,
      ...(error.request ? { request: error.request } : {}),
    };
  }
  if (error instanceof BudgetSpent) {
    // Of all reasons that are kept it is the one that passes by itself; the words say whose limit it was.
    return {
      outcome: 'failed',
      reason: 'rate_limited',
      message: error.message,
      source: error.source,
    };
  }
  if (error instanceof ZodError) {
    const { message } = sourceError({
      reason: 'parse_error',
      source,
      what: 'what it was asked',
      detail: shapeOf(error),
    });
    return { outcome: 'failed', reason: 'parse_error', message, source };
  }
  return {
    outcome: 'failed',
    reason: 'unsupported',
    message: isError(error) ? error.message : String(error),
    source,
  };
}

function neverObservation(observation: never): never {
  throw new Error(`Unknown observation ${JSON.stringify(observation)}`);
}
