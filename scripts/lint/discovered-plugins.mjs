import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** Packages of these roles are loaded by the app when they are among its dependencies. */
const LOADED_ROLES = ['frontend-plugin', 'frontend-plugin-module'];

/** @param {string} path */
const readJson = path => JSON.parse(readFileSync(path, 'utf8'));

/**
 * @param {string} manifest - of the package that depends on it
 * @param {string} name
 * @returns {string | undefined}
 */
function roleOf(manifest, name) {
  try {
    const path = createRequire(manifest).resolve(`${name}/package.json`);
    return readJson(path).backstage?.role;
  } catch (error) {
    // A package that hides its package.json is none of Backstage's.
    const hidden =
      error instanceof Error &&
      'code' in error &&
      error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
    if (hidden) return undefined;
    throw error;
  }
}

/**
 * Dependencies of an app that run in it without being imported: Backstage loads every plugin among them, as
 * `app.packages` says (https://backstage.io/docs/frontend-system/architecture/app#feature-discovery).
 *
 * @param {string} folder - of the app
 * @param {'all' | { include?: readonly string[], exclude?: readonly string[] } | undefined} packages - `app.packages`
 */
export function discoveredPlugins(folder, packages) {
  if (packages === undefined) return [];
  const { include, exclude } = packages === 'all' ? {} : packages;
  const manifest = resolve(folder, 'package.json');
  return Object.keys(readJson(manifest).dependencies ?? {})
    .filter(name => include?.includes(name) ?? true)
    .filter(name => !exclude?.includes(name))
    .filter(name => LOADED_ROLES.includes(roleOf(manifest, name) ?? ''));
}

/**
 * Those of the packages that no source below the folder imports.
 *
 * @param {string} folder
 * @param {readonly string[]} names
 */
export function importedNowhere(folder, names) {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.tsx?$/.test(path))
    .map(path => readFileSync(join(folder, path), 'utf8'));
  return names.filter(
    name =>
      !sources.some(
        text => text.includes(`'${name}'`) || text.includes(`'${name}/`),
      ),
  );
}
