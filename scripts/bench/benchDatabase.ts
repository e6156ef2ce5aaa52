import { join } from 'node:path';
import knexOf, { type Knex } from 'knex';
import { migrateToLatest } from '../../plugins/readiness-backend/src/database';
import { startPostgres } from '../run/postgres.mjs';
import { createProcesses } from '../run/processes.mjs';
import type { OpenBench } from './bench';

/** Opens a bench on a PostgreSQL of its own with the tables of the readiness backend; it goes with the bench. */
export async function openOnPostgres(
  workspace: string,
  prepare: (
    knex: Knex,
  ) => Promise<{ readonly sample: OpenBench['sample'] } & Partial<OpenBench>>,
): Promise<OpenBench> {
  const processes = createProcesses({ logPrefix: 'bench-' });
  try {
    const { host, port, user, password } = await startPostgres({
      node: process.execPath,
      processes,
      data: join(workspace, 'postgres'),
      throwAway: true,
    });
    const knex = knexOf({
      client: 'pg',
      connection: { host, port, user, password, database: 'postgres' },
    });
    await migrateToLatest(knex);
    const { sample, close } = await prepare(knex);
    return {
      sample,
      async close() {
        await close?.();
        await knex.destroy();
        await processes.stopAll();
      },
    };
  } catch (error) {
    await processes.stopAll();
    throw error;
  }
}
