/**
 * `npm run doctor`, `npm run assess` and `npm run delivery`: a command of packages/cli, with the set-up that a fresh clone lacks.
 */
import { inRoot } from './paths.mjs';
import { runInForeground } from './run/foreground.mjs';
import { prepare } from './setup/prepare.mjs';
import { createProgress } from './terminal/progress.mjs';
import { reportFailure } from './terminal/sentence-error.mjs';

try {
  // Progress goes to the other stream, so that --json can be piped.
  const { node, env } = await prepare(
    createProgress({ stream: process.stderr }),
  );
  const args = process.argv.slice(2);
  process.exitCode = await runInForeground({
    name: args[0] ?? 'groundwork',
    command: node,
    args: ['--import', 'tsx', inRoot('packages/cli/src/index.ts'), ...args],
    env,
  });
} catch (error) {
  reportFailure(error);
  // As every command has it: 1 is a report of something ill, 2 is no report.
  process.exitCode = 2;
}
