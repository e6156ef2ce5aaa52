/** How long work may take, and what else may end it. */
export interface TimeLimit {
  readonly limitMs: number;
  readonly signal?: AbortSignal;
}

/**
 * Gives work a signal that aborts when its time is over. The timer of `AbortSignal.timeout` does not keep a process alive:
 * one that has nothing else to do ends under whoever waits, without a word. This one does, until the work settles.
 */
export async function withinTime<T>(
  { limitMs, signal }: TimeLimit,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const timer = setTimeout(
    () =>
      over.abort(
        new DOMException(`No end within ${limitMs} ms`, 'TimeoutError'),
      ),
    limitMs,
  );
  try {
    return await work(
      signal ? AbortSignal.any([signal, over.signal]) : over.signal,
    );
  } finally {
    clearTimeout(timer);
  }
}
