/** Settles with the work, or with the signal's reason as soon as it is aborted; the work is then left behind. */
export async function unlessAborted<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (!signal) {
    return work;
  }
  let stop: (() => void) | undefined;
  const ended = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) {
      stop();
    }
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    if (stop) {
      signal.removeEventListener('abort', stop);
    }
    // Whatever abandoned work ends with, its end has been told.
    work.catch(() => undefined);
  }
}
