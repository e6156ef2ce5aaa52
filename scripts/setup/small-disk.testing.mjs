import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { run } from './clone.testing.mjs';

/**
 * A disk of their own for one command and what it starts: a mount that nobody else sees and that ends with them, so
 * nothing is to be cleaned up. Root may make one, and where the system allows user namespaces everybody may.
 */
const unshare = [
  'unshare',
  ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']),
  '--mount',
];

const script =
  'mount -t tmpfs -o "$2" none "$1" && PATH="$3" && shift 3 && exec "$@"';

/**
 * @param {string} folder - where the disk is seen; it is made if need be
 * @param {string} options - of tmpfs, for instance `size=2m`
 * @param {string} [path] - the PATH of the command
 * @returns {readonly [string, readonly string[]]} what to put before the command
 */
function before(folder, options, path = process.env.PATH ?? '') {
  mkdirSync(folder, { recursive: true });
  const [command = '', ...args] = unshare;
  return [command, [...args, 'sh', '-c', script, 'sh', folder, options, path]];
}

/**
 * @param {string} folder
 * @returns {string | false} why tests that need a small disk are skipped
 */
export function noSmallDisk(folder) {
  const [command, args] = before(folder, 'size=64k');
  return spawnSync(command, [...args, 'true']).status === 0
    ? false
    : 'this user may not make a small disk: that takes root, or Linux with user namespaces';
}

/**
 * Runs Node with a folder on a disk of its own.
 *
 * @param {{ folder: string, options: string }} disk
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, path?: string }} context
 */
export function nodeOnDisk({ folder, options }, args, { cwd, env, path }) {
  const [command, own] = before(folder, options, path);
  return run(command, [...own, process.execPath, ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
}
