import {
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  type Dirent,
} from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { InputError, isError } from '@backstage/errors';
import {
  detectEngines,
  type OpenRemote,
  type ReadText,
} from '@groundwork/pipeline-sameness';

/** CI files larger than this are not pipelines that a person wrote. */
const MAX_BYTES = 1024 * 1024;
/** Folders, relative to a repository, in which CI files lie. */
const CI_FOLDERS = [
  '',
  '.github/workflows',
  '.circleci',
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
    isError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  );
}

/** Reads files below a folder; links that lead outside it are not followed. */
export function readerOf(folder: string): ReadText {
  const root = realpathSync(folder);
  return path => {
    const file = resolve(root, path);
    if (!file.startsWith(root + sep)) return undefined;
    try {
      const real = realpathSync(file);
      if (!real.startsWith(root + sep)) return undefined;
      const stat = lstatSync(real);
      if (!stat.isFile()) return undefined;
      if (stat.size > MAX_BYTES)
        throw new InputError(`${path} is larger than 1 MiB`);
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

function checkout(root: string, folder: string): Checkout {
  const read = readerOf(folder);
  return {
    name: relative(root, folder).split(sep).join('/') || basename(folder),
    folder,
    slug: slugOf(read),
    read,
    paths: ciPaths(folder),
  };
}

function isCheckout(folder: string): boolean {
  return (
    entries(folder).some(entry => entry.name === '.git') ||
    detectEngines(ciPaths(folder)).length > 0
  );
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
 * @throws InputError when the folder cannot be read or holds nothing.
 */
export function findCheckouts(root: string): readonly Checkout[] {
  const folder = resolve(root);
  let isFolder = false;
  try {
    isFolder = lstatSync(realpathSync(folder)).isDirectory();
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  if (!isFolder) throw new InputError(`${root} is not a folder`);
  const found = subfolders(folder).flatMap(child => {
    const inner = isCheckout(child) ? [] : subfolders(child).filter(isCheckout);
    return inner.length > 0 ? inner : [child];
  });
  if (found.length === 0)
    throw new InputError(
      `${root} holds no checkouts: expected one folder per repository in it`,
    );
  return found.map(child => checkout(folder, child));
}

/** The last part of a name: `repo` of `owner/repo`. */
function lastPart(name: string): string {
  return name.toLowerCase().split('/').pop() ?? name;
}

/**
 * Opens the checkout that a reference names: by its remote, else by its folder's name where Git knows no remote. A bare
 * name, as Jenkins libraries have, is found by the name of the repository. The ref is taken as checked out.
 */
export function openAmong(checkouts: readonly Checkout[]): OpenRemote {
  return ({ repository }) => {
    const wanted = repository.toLowerCase();
    const [owner, name] = wanted.split('/');
    if (owner === undefined || name === undefined)
      return checkouts.find(each => lastPart(each.slug ?? each.name) === wanted)
        ?.read;
    const folders = ['/', '__', '_', '-'].map(mark => `${owner}${mark}${name}`);
    const unnamed = checkouts.filter(each => each.slug === undefined);
    const byFolder = (folder: string) =>
      unnamed.find(each => each.name.toLowerCase() === folder);
    const found =
      checkouts.find(each => each.slug === wanted) ??
      [...folders, name].map(byFolder).find(each => each !== undefined);
    return found?.read;
  };
}
