import { logFile } from '../paths.mjs';
import { runCommand } from './command.mjs';
import { explainFailure, fullDisk } from './explain.mjs';
import { roomIn } from './room.mjs';

/** An environment without packages takes about this much. */
const NEEDED_MEGABYTES = 20;

/**
 * @param {string} python - the program
 * @param {string} folder - of the new environment, below one that exists
 * @returns {Promise<string | undefined>} why there is none, in one sentence
 */
export async function makeVirtualEnvironment(python, folder) {
  const { code, output } = await runCommand(python, ['-m', 'venv', folder], {
    log: logFile('venv'),
  });
  if (code === 0) return undefined;
  // Python does not pass on the words of the program that installs pip, so the disk itself is asked.
  return fullDisk.test(output) || roomIn(folder) < NEEDED_MEGABYTES
    ? explainFailure('Making its virtual environment', 'ENOSPC')
    : 'Python has no venv module; install it (Debian: apt install python3-venv) and start again.';
}
