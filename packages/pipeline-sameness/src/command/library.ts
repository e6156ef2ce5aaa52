/** Finds the checkout that a pipeline names: a repository, or a Jenkins shared library by its name or by what it defines. */
import type { OpenRemote, RemoteReference } from '../index';
import type { Checkout } from './checkouts';

/** What checkouts are found by. */
export interface Library {
  readonly open: OpenRemote;
  readonly find: (variable: string) => RemoteReference | undefined;
}

function lastPart(name: string): string {
  return name.toLowerCase().split('/').pop() ?? name;
}

/** The first checkout of each key; those that come first in the folder win. */
function indexed(
  checkouts: readonly Checkout[],
  keyOf: (checkout: Checkout) => string | undefined,
): ReadonlyMap<string, Checkout> {
  const index = new Map<string, Checkout>();
  for (const checkout of checkouts) {
    const key = keyOf(checkout)?.toLowerCase();
    if (key !== undefined && !index.has(key)) index.set(key, checkout);
  }
  return index;
}

function definedIn(
  checkouts: readonly Checkout[],
): ReadonlyMap<string, Checkout> {
  const index = new Map<string, Checkout>();
  for (const checkout of checkouts)
    for (const variable of checkout.variables)
      if (!index.has(variable)) index.set(variable, checkout);
  return index;
}

/**
 * Looks among checkouts. A repository is found by its remote, else by its folder's name where Git knows no remote; a bare
 * name, as Jenkins libraries have, by the configured repository, else by the name of the repository. The ref is taken as
 * checked out.
 */
export function libraryOf(
  checkouts: readonly Checkout[],
  repositories: ReadonlyMap<string, string>,
): Library {
  const bySlug = indexed(checkouts, ({ slug }) => slug);
  const byLast = indexed(checkouts, ({ slug, name }) => lastPart(slug ?? name));
  const unnamed = indexed(checkouts, ({ slug, name }) =>
    slug === undefined ? name : undefined,
  );
  const byVariable = definedIn(checkouts);
  const open = (repository: string) => {
    const wanted = (repositories.get(repository) ?? repository).toLowerCase();
    // A group in a group says nothing here: a remote is known by its last two names.
    const [owner, name] = wanted.split('/').slice(-2);
    if (owner === undefined || name === undefined) return byLast.get(wanted);
    const folders = ['/', '__', '_', '-'].map(mark => `${owner}${mark}${name}`);
    return (
      bySlug.get(`${owner}/${name}`) ??
      [...folders, name]
        .map(folder => unnamed.get(folder))
        .find(each => each !== undefined)
    );
  };
  return {
    open: ({ repository }) => open(repository)?.read,
    find: variable => {
      const holder = byVariable.get(variable);
      return (
        holder && {
          repository: holder.slug ?? holder.name,
          path: '',
          ref: 'default',
        }
      );
    },
  };
}
