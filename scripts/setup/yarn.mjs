import { existsSync, readFileSync } from 'node:fs';
import { inRoot, logFile } from '../paths.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';
import { runCommand } from './command.mjs';
import { explainFailure, isNetworkFailure } from './explain.mjs';
import { likeNpm } from './network.mjs';
import { environmentWith } from './node.mjs';
import { digest, installInputs, stamp } from './stamp.mjs';

/** The bundled Yarn: the one that .yarnrc.yml names. */
export function yarnPath() {
  const named = /^yarnPath:\s*(\S+)/m.exec(
    readFileSync(inRoot('.yarnrc.yml'), 'utf8'),
  )?.[1];
  if (!named || !existsSync(inRoot(named)))
    throw new SentenceError(
      'The bundled Yarn is missing: restore it with "git checkout .yarn .yarnrc.yml".',
    );
  return inRoot(named);
}

/**
 * Installs what the lock file names, unless the last success had the same inputs.
 *
 * @param {string} node
 * @param {import('../terminal/progress.mjs').Progress} progress
 */
export async function ensureDependencies(node, progress) {
  const done = stamp('dependencies');
  const inputs = digest(installInputs(), [node]);
  if (
    done.matches(inputs) &&
    existsSync(inRoot('node_modules', '.yarn-state.yml'))
  )
    return;

  await progress.step(
    'Dependencies',
    'waits for Yarn to install what yarn.lock names (1.9 GB, a minute or two the first time)',
    say => install(node, say),
  );
  done.write(inputs);
}

/** Yarn asks for each of its packages before it gives up on a certificate or a disk, which takes minutes. */
const hopeless =
  /ENOSPC|SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER|VERIFY)|self-signed certificate|unable to (verify|get local issuer)|CERT_HAS_EXPIRED/;

/**
 * @param {string} node
 * @param {(activity: string) => void} say
 */
async function install(node, say) {
  const log = logFile('yarn');
  const run = () =>
    runCommand(node, [yarnPath(), 'install', '--immutable'], {
      env: {
        ...likeNpm(environmentWith(node)),
        FORCE_COLOR: '0',
        YARN_ENABLE_COLORS: '0',
      },
      log,
      hopeless,
      onLine: line => say(line.replace(/^➤ YN\d+: [·┌│└ ]*/, '').slice(0, 100)),
    });
  let result = await run();
  // One request of thousands that timed out; the cache keeps the others, so a second look is short.
  if (result.code !== 0 && isNetworkFailure(result.output)) {
    say('a download timed out; trying once more');
    result = await run();
  }
  if (result.code !== 0)
    throw new SentenceError(
      explainFailure('Installing dependencies', result.output),
      { log },
    );
}
