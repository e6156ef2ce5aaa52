import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inCache } from '../paths.mjs';
import { startPostgres } from './postgres.mjs';
import { createProcesses } from './processes.mjs';

test('a real PostgreSQL answers, also for root, and leaves neither process nor data', async () => {
  const { default: pg } = await import('pg');
  const data = inCache(`postgres-test-${process.pid}`);
  const processes = createProcesses();
  const address = await startPostgres({
    node: process.execPath,
    processes,
    data,
    throwAway: true,
  });
  const client = new pg.Client({ ...address, database: 'postgres' });
  await client.connect();
  const { rows } = await client.query('select current_setting($1) as version', [
    'server_version_num',
  ]);
  await client.end();
  assert.ok(Number(rows[0].version) >= 180000);
  await processes.stopAll();
  assert.equal(existsSync(join(data, 'PG_VERSION')), false);
});
