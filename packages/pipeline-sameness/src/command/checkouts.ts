import {
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  type Dirent,
} from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { RefusedInput } from '@groundwork/command-guard';
import { detectEngines, type ReadText } from '../index';

/** CI files larger than this are not pipelines that a person wrote. */
const MAX_BYTES = 1024 * 1024;
/** Folders, relative to a repository, in which CI files lie. */
const CI_FOLDERS = [
  '',
  '.github/workflows',
  '.circleci',
  '.gitlab',
  '.gitlab/ci',
  '.gitlab-ci',
  'ci',
  '.buildkite',
  'buildkite',
  '.tekton',
];

/** A checkout on disk. */
export interface Checkout {
  /** Path relative to the folder of checkouts: `repo`, or `owner/repo`. */
  readonly name: string;
  readonly folder: string;
  /** `owner/name` of its remote, lower case, where Git says so. */
  readonly slug: string | undefined;
  readonly read: ReadText;
  readonly paths: readonly string[];
  /** Global variables that it defines for Jenkinsfiles of others (`vars/NAME.groovy`). */
  readonly variables: readonly string[];
  /** Why its files could not even be listed; undefined where they could. */
  readonly problem?: string;
}

function entries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  );
}

/**
 * Reads files below a folder. What is there and is no plain file of a person's size inside the folder (a link that leads
 * out of it, a pipe, a device) is refused by name: it is not the same as a file that is not there.
 */
export function readerOf(folder: string): ReadText {
  const root = realpathSync(folder);
  return path => {
    const file = resolve(root, path);
    if (!file.startsWith(root + sep)) return undefined;
    try {
      const real = realpathSync(file);
      if (!real.startsWith(root + sep))
        throw new RefusedInput(
          `${path} is a link that leads out of its folder`,
        );
      const stat = lstatSync(real);
      if (stat.isDirectory()) return undefined;
      // Opening a pipe would wait for whoever writes into it.
      if (!stat.isFile())
        throw new RefusedInput(`${path} is not a regular file`);
      if (stat.size > MAX_BYTES)
        throw new RefusedInput(`${path} is larger than 1 MiB`);
      return readFileSync(real, 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };
}

function ciPaths(folder: string): readonly string[] {
  const direct = CI_FOLDERS.flatMap(place =>
    entries(join(folder, place)).flatMap(entry =>
      entry.isDirectory()
        ? []
        : [place ? `${place}/${entry.name}` : entry.name],
    ),
  );
  const nested = entries(folder)
    .filter(
      entry =>
        entry.isDirectory() &&
        !entry.name.startsWith('.') &&
        entry.name !== 'node_modules',
    )
    .flatMap(entry =>
      entries(join(folder, entry.name)).flatMap(file =>
        /^Jenkinsfile/.test(file.name) ? [`${entry.name}/${file.name}`] : [],
      ),
    );
  return [...direct, ...nested].sort();
}

function slugOf(read: ReadText): string | undefined {
  const config = read('.git/config');
  const url = /\[remote "origin"\][^[]*?\burl\s*=\s*(\S+)/.exec(
    config ?? '',
  )?.[1];
  return url
    ? /[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url)?.[1]?.toLowerCase()
    : undefined;
}

function variablesIn(folder: string): readonly string[] {
  return entries(join(folder, 'vars')).flatMap(({ name }) =>
    name.endsWith('.groovy') ? [name.slice(0, -'.groovy'.length)] : [],
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A repository whose folders cannot be read is one unknown repository; the others go on. */
function checkout(root: string, folder: string): Checkout {
  const name = relative(root, folder).split(sep).join('/') || basename(folder);
  try {
    const read = readerOf(folder);
    return {
      name,
      folder,
      slug: slugOf(read),
      read,
      paths: ciPaths(folder),
      variables: variablesIn(folder),
    };
  } catch (error) {
    return {
      name,
      folder,
      slug: undefined,
      read: () => undefined,
      paths: [],
      variables: [],
      problem: reasonOf(error),
    };
  }
}

function isCheckout(folder: string): boolean {
  try {
    return (
      entries(folder).some(entry => entry.name === '.git') ||
      detectEngines(ciPaths(folder)).length > 0
    );
  } catch {
    // It is told by name, with the reason, once its files are listed.
    return true;
  }
}

function subfolders(folder: string): readonly string[] {
  return entries(folder)
    .filter(
      entry =>
        entry.isDirectory() &&
        !entry.name.startsWith('.') &&
        entry.name !== 'node_modules',
    )
    .map(entry => join(folder, entry.name))
    .sort();
}

/**
 * Finds the checkouts in a folder: each folder in it, or, where that is no checkout itself but holds some, each of those
 * (`owner/repo`).
 * @throws RefusedInput when the folder cannot be read or holds nothing.
 */
export function findCheckouts(root: string): readonly Checkout[] {
  const folder = resolve(root);
  let isFolder = false;
  try {
    isFolder = lstatSync(realpathSync(folder)).isDirectory();
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  if (!isFolder) throw new RefusedInput(`${root} is not a folder`);
  const found = subfolders(folder).flatMap(child => {
    const inner = isCheckout(child) ? [] : subfolders(child).filter(isCheckout);
    return inner.length > 0 ? inner : [child];
  });
  if (found.length === 0)
    throw new RefusedInput(
      `${root} holds no checkouts: expected one folder per repository in it`,
    );
  return found.map(child => checkout(folder, child));
}
