import { rmSync } from 'node:fs';
import { inCache } from '../../paths.mjs';
import { startPostgres } from '../../run/postgres.mjs';
import { countsOf, fromJest } from '../counts.mjs';
import { reportFile, runTool } from '../stage.mjs';

/**
 * Unit and integration tests of all packages, on SQLite and on a real PostgreSQL: TestDatabases of
 * @backstage/backend-test-utils takes the server from these variables.
 *
 * @type {import('../stage.mjs').Stage}
 */
export const packageTests = {
  id: 'unit',
  title: 'Unit and integration tests',
  async run(context) {
    const { host, port, user, password } = await startPostgres({
      node: context.toolchain.node,
      processes: context.processes,
      data: inCache('postgres-test'),
      throwAway: true,
    });
    const report = reportFile('jest.json');
    rmSync(report, { force: true });
    const { code, output, log } = await runTool(context, {
      script: '@backstage/cli/bin/backstage-cli',
      name: 'unit',
      args: [
        'repo',
        'test',
        '--watchAll=false',
        '--maxWorkers=2',
        '--json',
        `--outputFile=${report}`,
      ],
      env: {
        BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: `postgresql://${user}:${password}@${host}:${port}/postgres`,
      },
    });
    return { counts: countsOf(fromJest(report), code), output, log };
  },
};
