import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inCache } from '../paths.mjs';

/**
 * Where a start keeps its data. The pretend company has folders of its own, so that nothing of it is ever seen in an
 * organisation's portal, and trying the sandbox costs that portal nothing.
 *
 * @typedef {object} Folders
 * @property {string} company - of the sandbox
 * @property {string} postgres
 * @property {string} [portal] - of database and documentation; without it they are where the configuration says
 */

/**
 * @param {Pick<import('./options.mjs').StartOptions, 'sandbox'>} options
 * @returns {Folders}
 */
export function foldersOf({ sandbox }) {
  const company = inCache('sandbox');
  return sandbox
    ? {
        company,
        postgres: inCache('postgres-sandbox'),
        portal: inCache('sandbox-portal'),
      }
    : { company, postgres: inCache('postgres') };
}

/**
 * @param {string} folder
 * @returns {Folders} everything below one folder
 */
export function foldersIn(folder) {
  return {
    company: join(folder, 'sandbox'),
    postgres: join(folder, 'postgres'),
    portal: folder,
  };
}

/**
 * Forgets what former starts of the same kind kept. PostgreSQL empties its own folder, which may lie elsewhere.
 *
 * @param {Pick<import('./options.mjs').StartOptions, 'sandbox'>} options
 */
export function forgetData({ sandbox }) {
  const kept = sandbox
    ? ['sandbox', 'sandbox-portal']
    : ['database', 'techdocs'];
  for (const folder of kept)
    rmSync(inCache(folder), { recursive: true, force: true });
}

/**
 * Other folders than those of app-config.yaml, said in the way that Backstage reads variables.
 *
 * @param {string} portal
 * @param {{ postgres: boolean }} options - PostgreSQL takes no folder
 * @returns {NodeJS.ProcessEnv}
 */
export function keepIn(portal, { postgres }) {
  return {
    ...(!postgres && {
      APP_CONFIG_backend_database_connection_directory: JSON.stringify(
        join(portal, 'database'),
      ),
    }),
    APP_CONFIG_techdocs_publisher_local_publishDirectory: JSON.stringify(
      join(portal, 'techdocs'),
    ),
  };
}
