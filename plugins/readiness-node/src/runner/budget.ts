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

interface Turnstile {
  used: number;
  running: number;
  /** After a rate limit nobody asks again before this time. */
  closedUntil: number;
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
        return await request();
      } catch (error) {
        if (error instanceof SourceError && error.reason === 'rate_limited') {
          turnstile.closedUntil = now() + (error.retryAfterMs ?? 0);
        }
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
  const fresh = { used: 0, running: 0, closedUntil: 0, waiting: [] };
  turnstiles.set(key, fresh);
  return fresh;
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
