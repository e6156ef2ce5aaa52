const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 20;
const BUSY = new Set(['SQLITE_BUSY', 'SQLITE_LOCKED', '40001', '40P01']);

/** Runs a transaction again when the database says that another one was in its way; a bounded, jittered number of times. */
export async function despiteContention<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isContention(error)) {
        throw error;
      }
      const pause = FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random() / 2);
      await new Promise(resolve => {
        setTimeout(resolve, pause);
      });
    }
  }
}

function isContention(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    BUSY.has(error.code)
  );
}
