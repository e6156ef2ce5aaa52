import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** Folder of the migrations, in the source tree and in a built package. */
export const migrationsDirectory = resolvePackagePath(
  '@groundwork/plugin-readiness-backend',
  'migrations',
);

/**
 * Opens the database and brings its schema up to date. Knex takes a lock while it migrates; a second replica that starts
 * at the same moment finds it taken and waits for the first instead of failing.
 */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await migrateToLatest(knex);
  }
  return knex;
}

/** Two minutes: a slow disk needs more than half of one for all of them. */
const LOCK_ATTEMPTS = 240;
const LOCK_PAUSE_MS = 500;

/** See {@link openDatabase}. */
export async function migrateToLatest(knex: Knex): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await knex.migrate.latest({ directory: migrationsDirectory });
      return;
    } catch (error) {
      if (attempt >= LOCK_ATTEMPTS || !isRaceBetweenReplicas(error)) {
        throw error;
      }
      await new Promise(resolve => {
        setTimeout(resolve, LOCK_PAUSE_MS);
      });
    }
  }
}

const RACES: readonly RegExp[] = [
  /migration.*lock/i,
  /already exists/i,
  /duplicate key value/i,
  /UNIQUE constraint failed/i,
  /database is locked/i,
];

function isRaceBetweenReplicas(error: unknown): boolean {
  const text = error instanceof Error ? `${error.name} ${error.message}` : '';
  return RACES.some(pattern => pattern.test(text));
}
