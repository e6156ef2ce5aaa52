import { setTimeout as pause } from 'node:timers/promises';

/** How long to wait and who may stop it. */
export interface PollOptions {
  readonly timeoutMs: number;
  /** The person who cancels the run. */
  readonly signal: AbortSignal | undefined;
  /** First pause; later ones grow to ten times as much. */
  readonly intervalMs: number;
}

/**
 * Looks until there is a result. Answers `undefined` when the time is over; only
 * the look itself and a cancelled run make it throw.
 */
export async function poll<T>(
  look: () => Promise<T | undefined>,
  { timeoutMs, signal, intervalMs }: PollOptions,
): Promise<T | undefined> {
  const until = Date.now() + timeoutMs;
  let interval = intervalMs;
  for (;;) {
    signal?.throwIfAborted();
    const result = await look();
    if (result !== undefined) {
      return result;
    }
    if (Date.now() + interval > until) {
      return undefined;
    }
    await pause(interval, undefined, signal ? { signal } : {});
    interval = Math.min(interval * 1.5, intervalMs * 10);
  }
}
