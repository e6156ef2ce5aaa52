import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { logFile } from '../paths.mjs';
import { runCommand } from './command.mjs';
import { explainFailure, fullDisk } from './explain.mjs';

/** An environment without packages takes about this much. */
const NEEDED_BYTES = 20 * 1024 * 1024;

/**
 * Python starts the program that installs pip without passing on its words, so a full disk is not in the output; the
 * disk itself is asked.
 *
 * @param {string} folder
 */
function hasNoRoom(folder) {
  const { bavail, bsize } = statfsSync(
    existsSync(folder) ? folder : dirname(folder),
  );
  return bavail * bsize < NEEDED_BYTES;
}

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
  return fullDisk.test(output) || hasNoRoom(folder)
    ? explainFailure('Making its virtual environment', 'ENOSPC')
    : 'Python has no venv module; install it (Debian: apt install python3-venv) and start again.';
}
