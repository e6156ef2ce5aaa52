import { Source } from '@groundwork/plugin-readiness-common';
import { RequestGate } from '../source/client';
import { SourceError } from '../source/sourceError';

/** How much one run may ask of one source. */
export interface SourceBudget {
  readonly concurrentRequests: number;
  readonly requestsPerRun: number;
}

/** What is asked of a source unless configured otherwise. */
export const defaultBudget: SourceBudget = {
  concurrentRequests: 8,
  requestsPerRun: 20_000,
};

/** A source that did not answer this often in a row is left alone for a minute: whoever asks next need not wait too. */
const TIMEOUTS_UNTIL_CLOSED = 2;
const CLOSED_AFTER_TIMEOUTS_MS = 60_000;

interface Turnstile {
  used: number;
  running: number;
  /** Nobody asks again before this time, and why. */
  closedUntil: number;
  closedFor: 'rate_limited' | 'timeout';
  timeoutsInARow: number;
  readonly waiting: (() => void)[];
}

/**
 * Lets requests to one source through a few at a time, counts them, and closes when the source asks to be left alone: one
 * answer of 429 speaks for all requests that would follow it.
 */
export function budgetedGate(
  budget: SourceBudget,
  now: () => number,
): RequestGate {
  const turnstiles = new Map<string, Turnstile>();
  return {
    run: async (source, request) => {
      const turnstile = turnstileOf(turnstiles, source);
      await enter(turnstile, budget);
      try {
        refuseWhenClosed(turnstile, { source, budget, now });
        turnstile.used += 1;
        const answer = await request();
        turnstile.timeoutsInARow = 0;
        return answer;
      } catch (error) {
        closeAfter(turnstile, error, now());
        throw error;
      } finally {
        turnstile.running -= 1;
        turnstile.waiting.shift()?.();
      }
    },
  };
}

function turnstileOf(
  turnstiles: Map<string, Turnstile>,
  { kind, instance }: Source,
): Turnstile {
  const key = `${kind} ${instance}`;
  const known = turnstiles.get(key);
  if (known) {
    return known;
  }
  const fresh: Turnstile = {
    used: 0,
    running: 0,
    closedUntil: 0,
    closedFor: 'rate_limited',
    timeoutsInARow: 0,
    waiting: [],
  };
  turnstiles.set(key, fresh);
  return fresh;
}

function closeAfter(turnstile: Turnstile, error: unknown, now: number): void {
  if (!(error instanceof SourceError) || turnstile.closedUntil > now) {
    return;
  }
  if (error.reason === 'rate_limited') {
    turnstile.closedUntil = now + (error.retryAfterMs ?? 0);
    turnstile.closedFor = 'rate_limited';
  } else if (error.reason === 'timeout') {
    turnstile.timeoutsInARow += 1;
    if (turnstile.timeoutsInARow >= TIMEOUTS_UNTIL_CLOSED) {
      turnstile.closedUntil = now + CLOSED_AFTER_TIMEOUTS_MS;
      turnstile.closedFor = 'timeout';
    }
  } else {
    turnstile.timeoutsInARow = 0;
  }
}

async function enter(
  turnstile: Turnstile,
  { concurrentRequests }: SourceBudget,
): Promise<void> {
  while (turnstile.running >= concurrentRequests) {
    await new Promise<void>(resolve => {
      turnstile.waiting.push(resolve);
    });
  }
  turnstile.running += 1;
}

function refuseWhenClosed(
  turnstile: Turnstile,
  on: {
    readonly source: Source;
    readonly budget: SourceBudget;
    readonly now: () => number;
  },
): void {
  const name = `${on.source.kind} ${on.source.instance}`;
  const left = turnstile.closedUntil - on.now();
  if (left > 0 && turnstile.closedFor === 'timeout') {
    throw new SourceError(
      'timeout',
      `${name} has not answered ${turnstile.timeoutsInARow} times in a row`,
      { retryAfterMs: left },
    );
  }
  if (left > 0) {
    throw new SourceError(
      'rate_limited',
      `${name} asked to be left alone for another ${Math.ceil(left / 1000)} s`,
      { retryAfterMs: left },
    );
  }
  if (turnstile.used >= on.budget.requestsPerRun) {
    throw new SourceError(
      'rate_limited',
      `The budget of ${on.budget.requestsPerRun} requests to ${name} is used up for this run`,
    );
  }
}
