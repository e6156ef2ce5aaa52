/**
 * Files of `catalog.locations`: a catalog for who has no organisation on GitHub, or keeps a part of it elsewhere. What a
 * location of another type holds is missing, not absent.
 */
import type { Entity } from '@backstage/catalog-model';
import { targetPaths } from '@backstage/cli-common';
import type { Config } from '@backstage/config';
import type { UnreadCatalog } from '@groundwork/plugin-readiness-common';
import { glob, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { sentenceOf } from '@groundwork/command-guard';
import { entitiesOf } from './entitiesOf';

const KEY = 'catalog.locations';

/** Kinds that an assessment counts; a location that may hold none of them is not missed. */
const COUNTED: ReadonlySet<string> = new Set([
  'component',
  'group',
  'location',
  'user',
]);

/** Entities of a catalog, and what of it could not be read. */
export interface CatalogFiles {
  readonly entities: readonly Entity[];
  readonly unread: readonly UnreadCatalog[];
}

/** Reads every file that the configuration names; patterns and relative paths mean what they mean to the portal. */
export async function readCatalogFiles(config: Config): Promise<CatalogFiles> {
  const locations = config.getOptionalConfigArray(KEY) ?? [];
  const read = await Promise.all(
    locations.map((location, index) =>
      mayCount(location)
        ? readLocation(location, `${KEY}[${index}]`)
        : { entities: [], unread: [] },
    ),
  );
  return {
    entities: read.flatMap(({ entities }) => entities),
    unread: read.flatMap(({ unread }) => unread),
  };
}

function mayCount(location: Config): boolean {
  const rules = location.getOptionalConfigArray('rules');
  const allowed = rules?.flatMap(rule => rule.getOptional<unknown[]>('allow'));
  return (
    !allowed ||
    allowed.some(
      kind => typeof kind !== 'string' || COUNTED.has(kind.toLowerCase()),
    )
  );
}

async function readLocation(
  location: Config,
  key: string,
): Promise<CatalogFiles> {
  const type = location.getString('type');
  const target = location.getString('target');
  const name = `${key} ${target}`;
  if (type !== 'file') {
    const reason = 'the command line reads locations of type file only';
    return { entities: [], unread: [{ name, reason }] };
  }
  const paths: string[] = [];
  for await (const path of glob(target, { cwd: backendFolder() })) {
    paths.push(resolve(backendFolder(), path));
  }
  if (paths.length === 0) {
    return {
      entities: [],
      unread: [{ name, reason: 'there is no such file' }],
    };
  }
  const files = await Promise.all(paths.sort().map(readOne));
  return {
    entities: files.flatMap(({ entities }) => entities),
    unread: files.flatMap(({ unread }) => unread),
  };
}

/** Where the portal starts, and relative targets with it. */
function backendFolder(): string {
  return join(targetPaths.rootDir, 'packages', 'backend');
}

async function readOne(path: string): Promise<CatalogFiles> {
  try {
    const entities = entitiesOf(await readFile(path, 'utf8'), `file:${path}`);
    const others = entities.filter(({ kind }) => kind === 'Location');
    return {
      entities: entities.filter(entity => !others.includes(entity)),
      unread: others.map(({ metadata }) => ({
        name: `${path} (Location ${metadata.name})`,
        reason: 'the command line does not follow locations inside of files',
      })),
    };
  } catch (error) {
    return {
      entities: [],
      unread: [{ name: path, reason: sentenceOf(error) }],
    };
  }
}
