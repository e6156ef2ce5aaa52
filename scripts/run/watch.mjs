import { setTimeout as pause } from 'node:timers/promises';
import { answersOk } from './ready.mjs';

/**
 * The development server stays when its backend ends (a save that does not start, a machine without memory), so its
 * end alone would tell nobody. Says once that nothing answers, and once that it does again.
 *
 * @param {object} watched
 * @param {string} watched.url - answers 200 while all is well
 * @param {string} watched.name
 * @param {string} watched.log
 * @param {import('../terminal/progress.mjs').Progress} progress
 * @param {{ everyMs?: number, silentMs?: number, signal?: AbortSignal }} [options] - `silentMs` is longer than a restart
 * @returns {Promise<void>}
 */
export async function watch({ url, name, log }, progress, options = {}) {
  const { everyMs = 10_000, silentMs = 40_000, signal } = options;
  let silent = false;
  while (!signal?.aborted) {
    const answers = await answersOk(url, { timeoutMs: silentMs });
    if (answers === silent)
      progress.line(
        answers
          ? `✓ The ${name} answers again.`
          : `! The ${name} has not answered for ${
              silentMs / 1000
            } s; what it said last is in ${log}`,
      );
    silent = !answers;
    await pause(everyMs);
  }
}
