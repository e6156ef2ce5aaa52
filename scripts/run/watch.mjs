import { setTimeout as pause } from 'node:timers/promises';
import { roomIn } from '../setup/room.mjs';
import { answersOk } from './ready.mjs';

/** Below this a database may lose the next thing that it is given. */
const LITTLE_MEGABYTES = 20;

/**
 * Says once that a disk has no room any more, and once that it has again.
 *
 * @param {string} folder
 * @param {import('../terminal/progress.mjs').Progress} progress
 * @param {(folder: string) => number} [room]
 * @returns {() => void} looks again
 */
export function roomWatch(folder, progress, room = roomIn) {
  let full = false;
  return () => {
    const isFull = room(folder) < LITTLE_MEGABYTES;
    if (isFull && !full)
      progress.line(
        `! The disk of ${folder} is full, so the portal can keep nothing more: free about 4 GB.`,
      );
    if (full && !isFull) progress.line('✓ The disk has room again.');
    full = isFull;
  };
}

/**
 * The development server stays when its backend ends (a save that does not start, a machine without memory), so its
 * end alone would tell nobody. Says once that nothing answers, and once that it does again.
 *
 * @param {object} watched
 * @param {string} watched.url - answers 200 while all is well
 * @param {string} watched.name
 * @param {string} watched.log
 * @param {import('../terminal/progress.mjs').Progress} progress
 * @param {{ everyMs?: number, silentMs?: number, signal?: AbortSignal, alsoLook?: () => void }} [options] - `silentMs`
 *   is longer than a restart; `alsoLook` is called each time
 * @returns {Promise<void>}
 */
export async function watch({ url, name, log }, progress, options = {}) {
  const { everyMs = 10_000, silentMs = 40_000, signal, alsoLook } = options;
  let silent = false;
  while (!signal?.aborted) {
    alsoLook?.();
    const answers = await answersOk(url, { timeoutMs: silentMs });
    if (answers === silent)
      progress.line(
        answers
          ? `✓ The ${name} answers again.`
          : `! The ${name} has not answered for ${
              silentMs / 1000
            } s: unless you are at its code, stop it with Ctrl-C and start again. What it said last is in ${log}`,
      );
    silent = !answers;
    await pause(everyMs);
  }
}
