import { join } from 'node:path';
import { inCache, inRoot, logFile } from '../../paths.mjs';
import { runCommand } from '../../setup/command.mjs';
import { one } from '../counts.mjs';

/**
 * The documentation of this repository; strict, so that a dead link fails.
 *
 * @type {import('../stage.mjs').Stage}
 */
export const docs = {
  id: 'docs',
  title: 'Documentation',
  async run({ toolchain }) {
    if (!toolchain.techdocs.available)
      return { counts: one(false), output: toolchain.techdocs.reason };
    const log = logFile('test-docs');
    const { code, output } = await runCommand(
      join(toolchain.techdocs.bin, 'mkdocs'),
      [
        'build',
        '--strict',
        '--quiet',
        '--config-file',
        inRoot('mkdocs.yml'),
        '--site-dir',
        inCache('site'),
      ],
      { env: toolchain.env, log },
    );
    return { counts: one(code === 0), output, log };
  },
};
