import { existsSync, readFileSync, rmSync } from 'node:fs';
import { logFile } from '../../paths.mjs';
import { runCommand } from '../../setup/command.mjs';
import { countsOf, fromTap } from '../counts.mjs';
import { reportFile } from '../stage.mjs';

/** @type {import('../stage.mjs').Stage} */
export const scriptTests = {
  id: 'scripts',
  title: 'Tests of the commands',
  async run({ toolchain }) {
    const log = logFile('test-scripts');
    const report = reportFile('scripts.tap');
    rmSync(report, { force: true });
    const { code, output } = await runCommand(
      toolchain.node,
      [
        '--test',
        // What failed stands at the end of it, which is what the stage prints.
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=tap',
        `--test-reporter-destination=${report}`,
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
    return { counts: countsOf(fromTap(tap), code), output, log };
  },
};
