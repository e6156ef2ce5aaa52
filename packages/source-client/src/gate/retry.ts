import { setTimeout as pause } from 'node:timers/promises';
import { SourceError, type FailureReason } from '../failure';

/** When and how often something is tried again. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
}

/** A person waits for the answer: the reason now is better than the answer later. */
export const onceForAPerson: RetryPolicy = {
  attempts: 1,
  firstDelayMs: 0,
  longestDelayMs: 0,
};

/** Nobody waits: three attempts; a source that asks for more than half a minute is left for the next run. */
export const thriceInARun: RetryPolicy = {
  attempts: 3,
  firstDelayMs: 500,
  longestDelayMs: 30_000,
};

/** Time and chance, replaceable in tests. */
export interface Waiting {
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
}

/** Real time. The timer keeps the process alive: somebody waits for what comes after it. */
export const realWaiting: Waiting = {
  sleep: async (ms, signal) => {
    // An abort is told by what follows, which looks at the signal itself.
    await pause(ms, undefined, { signal }).catch(() => undefined);
  },
  random: Math.random,
};

const TRANSIENT: ReadonlySet<FailureReason> = new Set([
  'timeout',
  'rate_limited',
  'server_error',
  'unreachable',
]);

/**
 * Tries again what may succeed later: with the delay that the source asks for, else a growing one with jitter. A delay
 * longer than the policy's longest ends the attempts: the next run asks again.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  policy: RetryPolicy,
  on: Waiting & { readonly signal: AbortSignal },
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      const delay = delayAfter(error, { tried, policy, random: on.random });
      if (delay === undefined || on.signal.aborted) {
        throw error;
      }
      await on.sleep(delay, on.signal);
      if (on.signal.aborted) {
        throw error;
      }
    }
  }
}

function delayAfter(
  error: unknown,
  at: {
    readonly tried: number;
    readonly policy: RetryPolicy;
    readonly random: () => number;
  },
): number | undefined {
  const { tried, policy, random } = at;
  if (
    tried >= policy.attempts ||
    !(error instanceof SourceError) ||
    !TRANSIENT.has(error.reason)
  ) {
    return undefined;
  }
  const growing = Math.min(
    policy.longestDelayMs,
    policy.firstDelayMs * 2 ** (tried - 1),
  );
  const jittered = growing * (0.5 + random() / 2);
  if (error.retryAfterMs === undefined) {
    return jittered;
  }
  return error.retryAfterMs > policy.longestDelayMs
    ? undefined
    : error.retryAfterMs + random() * policy.firstDelayMs;
}
