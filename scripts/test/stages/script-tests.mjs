import { existsSync, readFileSync, rmSync } from 'node:fs';
import { inRoot, logFile } from '../../paths.mjs';
import { blocks, freeBlock } from '../../run/port-block.mjs';
import { runCommand } from '../../setup/command.mjs';
import { countsOf, fromTap } from '../counts.mjs';
import { failuresInNodeTests } from '../failures.mjs';
import { reportFile } from '../stage.mjs';

/** @type {import('../stage.mjs').Stage} */
export const scriptTests = {
  id: 'scripts',
  title: 'Tests of the commands',
  async foresee() {
    const { ownOrganisation, backendFailure, fullDisk } = blocks;
    for (const block of [ownOrganisation, backendFailure, fullDisk])
      await freeBlock(block);
  },
  async run({ toolchain }) {
    const log = logFile('test-scripts');
    const report = reportFile('scripts.tap');
    const failed = reportFile('scripts-failed.jsonl');
    for (const file of [report, failed]) rmSync(file, { force: true });
    const { code, output } = await runCommand(
      toolchain.node,
      [
        '--test',
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=tap',
        `--test-reporter-destination=${report}`,
        `--test-reporter=${inRoot('scripts/test/failed-tests-reporter.mjs')}`,
        `--test-reporter-destination=${failed}`,
        '--test-timeout=120000',
        'scripts/**/*.test.mjs',
      ],
      {
        // Yarn and others behave differently in continuous integration; the tests see the same everywhere.
        env: { ...toolchain.env, CI: 'true' },
        log,
        timeoutMs: 5 * 60_000,
      },
    );
    const tap = existsSync(report) ? readFileSync(report, 'utf8') : '';
    return {
      counts: countsOf(fromTap(tap), code),
      failures: failuresInNodeTests(failed),
      output,
      log,
    };
  },
};
