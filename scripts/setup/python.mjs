import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inCache, inRoot, logFile } from '../paths.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';
import { runCommand } from './command.mjs';
import { explainFailure } from './explain.mjs';
import { likeNpm } from './network.mjs';
import { digest, stamp } from './stamp.mjs';
import { makeVirtualEnvironment } from './virtual-environment.mjs';

/**
 * @typedef {{ readonly available: true, readonly bin: string } | { readonly available: false, readonly reason: string }} TechDocsTool
 */

const requirements = inRoot('scripts', 'setup', 'techdocs-requirements.txt');
const folder = inCache('mkdocs');
const bin = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');

/** mkdocs-material and its successor announce their own future on every build; that belongs in no log of ours. */
export const quietMkdocs = {
  NO_MKDOCS_2_WARNING: 'true',
  DISABLE_MKDOCS_2_WARNING: 'true',
};

/** @returns {Promise<{ command: string, version: string } | undefined>} */
async function findPython() {
  for (const command of ['python3', 'python']) {
    const { code, output } = await runCommand(command, ['--version']);
    const version = /^Python (3\.\d+\.\d+)/m.exec(output)?.[1];
    if (code === 0 && version) return { command, version };
  }
  return undefined;
}

/**
 * Makes the virtual environment with the pinned mkdocs-techdocs-core. Without Python the portal still
 * starts, so what is missing is an answer here and not an error.
 *
 * @param {import('../terminal/progress.mjs').Progress} progress
 * @returns {Promise<TechDocsTool>}
 */
export async function ensureTechDocs(progress) {
  const python = await findPython();
  if (!python)
    return off(
      'Python 3 is not installed; install it (Debian: apt install python3-venv) and start again.',
    );

  const done = stamp('techdocs');
  const inputs = digest([requirements], [python.version]);
  if (done.matches(inputs) && existsSync(join(bin, 'mkdocs')))
    return { available: true, bin };

  try {
    await progress.step(
      'TechDocs tool',
      'waits for pip to have mkdocs-techdocs-core and its 38 packages in .cache/mkdocs (20 s, once)',
      () => install(python.command),
    );
  } catch (error) {
    if (error instanceof SentenceError) return off(error.message);
    throw error;
  }
  done.write(inputs);
  return { available: true, bin };
}

/** @param {string} python */
async function install(python) {
  rmSync(folder, { recursive: true, force: true });
  const missing = await makeVirtualEnvironment(python, folder);
  if (missing) throw new SentenceError(missing);
  const pip = await runCommand(
    join(bin, 'python'),
    [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--require-hashes',
      '-r',
      requirements,
    ],
    { log: logFile('pip'), env: likeNpm(process.env) },
  );
  if (pip.code !== 0)
    throw new SentenceError(
      explainFailure('Installing mkdocs-techdocs-core', pip.output),
    );
}

/**
 * @param {string} reason
 * @returns {TechDocsTool}
 */
function off(reason) {
  return { available: false, reason };
}
