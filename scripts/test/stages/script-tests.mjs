import { logFile } from '../../paths.mjs';
import { runCommand } from '../../setup/command.mjs';
import { countsOf, fromTap } from '../counts.mjs';

/** @type {import('../stage.mjs').Stage} */
export const scriptTests = {
  id: 'scripts',
  title: 'Tests of the commands',
  async run({ toolchain }) {
    const log = logFile('test-scripts');
    const { code, output } = await runCommand(
      toolchain.node,
      [
        '--test',
        '--test-reporter=tap',
        '--test-timeout=120000',
        'scripts/**/*.test.mjs',
      ],
      { env: toolchain.env, log, timeoutMs: 5 * 60_000 },
    );
    return { counts: countsOf(fromTap(output), code), output, log };
  },
};
