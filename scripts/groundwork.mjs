/**
 * `npm run doctor` and `npm run assess`: a command of packages/cli, with the set-up that a fresh clone lacks.
 */
import { spawn } from 'node:child_process';
import { inRoot } from './paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { createProgress } from './terminal/progress.mjs';
import { reportFailure } from './terminal/sentence-error.mjs';

try {
  // Progress goes to the other stream, so that --json can be piped.
  const { node, env } = await prepare(
    createProgress({ stream: process.stderr }),
  );
  const command = spawn(
    node,
    [
      '--import',
      'tsx',
      inRoot('packages/cli/src/index.ts'),
      ...process.argv.slice(2),
    ],
    { cwd: inRoot(), env, stdio: 'inherit' },
  );
  command.on('exit', code => {
    process.exitCode = code ?? 1;
  });
} catch (error) {
  reportFailure(error);
}
