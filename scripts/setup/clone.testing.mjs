import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../paths.mjs';

/**
 * As much of a fresh clone as a start reads before it has installed anything: the commands, Yarn, the lock and every
 * package.json. The commands find their root by where they lie, so they act on this clone.
 *
 * @param {import('node:test').TestContext} context
 * @returns {string} the folder
 */
export function cloneFor(context) {
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-clone-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const workspaces = ['packages', 'plugins'].flatMap(place =>
    readdirSync(inRoot(place)).map(name => join(place, name, 'package.json')),
  );
  const parts = [
    ...['scripts', '.yarn/releases', '.yarnrc.yml', 'package.json'],
    ...['yarn.lock', 'app-config.yaml', ...workspaces],
  ];
  for (const part of parts)
    cpSync(inRoot(part), join(folder, part), { recursive: true });
  return folder;
}

/**
 * A project of one package, which Yarn takes from its own folder, in the place of the clone's: what an install does is
 * then seen without a network and in a second.
 *
 * @param {string} clone
 * @param {{ megabytes: number }} size - of the package
 */
export function makeSmall(clone, { megabytes }) {
  for (const place of ['packages', 'plugins']) {
    rmSync(join(clone, place), { recursive: true });
    mkdirSync(join(clone, place));
  }
  const big = join(clone, 'big');
  mkdirSync(big);
  writeFileSync(join(big, 'package.json'), '{"name":"big","version":"1.0.0"}');
  writeFileSync(join(big, 'file'), Buffer.alloc(megabytes * 1024 * 1024));
  writeFileSync(
    join(clone, 'package.json'),
    JSON.stringify({
      name: 'small',
      private: true,
      dependencies: { big: 'file:./big' },
    }),
  );
  writeFileSync(join(clone, 'yarn.lock'), '');
}

/**
 * A PATH with Node and nothing else: without Python there is no documentation tool to be made meanwhile.
 *
 * @param {string} clone
 */
export function pathWithNode(clone) {
  const bin = join(clone, 'bin');
  mkdirSync(bin, { recursive: true });
  symlinkSync(process.execPath, join(bin, 'node'));
  return bin;
}

/**
 * @typedef {object} Ended
 * @property {number | null} code
 * @property {string} text - both streams
 * @property {readonly string[]} sentences - the lines that say what is wrong
 */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<Ended>}
 */
export function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    /** @type {string[]} */
    const chunks = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', chunk => chunks.push(String(chunk)));
    child.on('error', reject);
    child.on('close', code => {
      const text = chunks.join('');
      const sentences = text.split('\n').filter(line => line.startsWith('✗'));
      resolve({ code, text, sentences });
    });
  });
}

/**
 * `npm start` in a clone, on a configuration of its own so that no port of a running portal matters.
 *
 * @param {string} clone
 */
export const startArguments = clone => [
  join(clone, 'scripts', 'start.mjs'),
  ...['--config', 'app-config.yaml'],
];

/**
 * @param {string} clone
 * @param {NodeJS.ProcessEnv} env - all that the start is told; nothing of this machine's settings
 */
export function startIn(clone, env) {
  return run(process.execPath, startArguments(clone), {
    cwd: clone,
    env: { HOME: clone, INIT_CWD: clone, ...env },
  });
}
