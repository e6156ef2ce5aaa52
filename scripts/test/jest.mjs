import { existsSync, readdirSync, rmSync } from 'node:fs';
import { inCache } from '../paths.mjs';
import { startPostgres } from '../run/postgres.mjs';
import { countsOf, fromJest } from './counts.mjs';
import { failuresInJest } from './failures.mjs';
import { reportFile, runTool } from './stage.mjs';

const PREFIX = 'postgres-test-';

/** A folder for this run alone: another one may be under way. Those of runs that were killed go. */
function databaseFolder() {
  for (const name of existsSync(inCache()) ? readdirSync(inCache()) : [])
    if (name.startsWith(PREFIX) && !isAlive(Number(name.slice(PREFIX.length))))
      rmSync(inCache(name), { recursive: true, force: true });
  return inCache(`${PREFIX}${process.pid}`);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // ESRCH: its run is over. EPERM: it goes on, as somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * A real PostgreSQL for tests: TestDatabases of @backstage/backend-test-utils takes the server from the variable.
 *
 * @param {Pick<import('./stage.mjs').StageContext, 'toolchain' | 'processes'>} context
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function testDatabase({ toolchain, processes }) {
  const { host, port, user, password } = await startPostgres({
    node: toolchain.node,
    processes,
    data: databaseFolder(),
    throwAway: true,
  });
  return {
    BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: `postgresql://${user}:${password}@${host}:${port}/postgres`,
  };
}

/**
 * Runs tests of the packages.
 *
 * @param {import('./stage.mjs').StageContext} context
 * @param {object} tests
 * @param {string} tests.name - of the log and of the report
 * @param {readonly string[]} [tests.files] - the whole repository without it
 * @param {number} [tests.workers]
 * @param {NodeJS.ProcessEnv} tests.env
 * @returns {Promise<import('./stage.mjs').StageResult>}
 */
export async function runPackageTests(context, tests) {
  const { name, files = [], workers = 2, env } = tests;
  const report = reportFile(`${name}.json`);
  rmSync(report, { force: true });
  const { code, output, log } = await runTool(context, {
    script: '@backstage/cli/bin/backstage-cli',
    name,
    args: [
      ...['repo', 'test', '--watchAll=false', `--maxWorkers=${workers}`],
      ...['--json', `--outputFile=${report}`],
      ...files,
    ],
    env,
  });
  return {
    counts: countsOf(fromJest(report), code),
    failures: failuresInJest(report),
    output,
    log,
  };
}
