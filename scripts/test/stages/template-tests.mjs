import { inRoot, logFile } from '../../paths.mjs';
import { runCommand } from '../../setup/command.mjs';
import { one } from '../counts.mjs';

const LIMIT_MS = 10 * 60_000;

/**
 * What a template renders is installed, tested, built, started and stopped, as its owner will do first.
 *
 * @type {import('../stage.mjs').Stage}
 */
export const templateTests = {
  id: 'templates',
  title: 'Templates',
  async run({ toolchain }) {
    const log = logFile('test-templates');
    const { code, output } = await runCommand(
      toolchain.node,
      [inRoot('templates', 'test-templates.mjs')],
      { env: toolchain.env, log, timeoutMs: LIMIT_MS },
    );
    return { counts: one(code === 0), output, log };
  },
};
