/** `npm run doctor -- --config FILE`: what the portal could read with a configuration, and what not and why. */
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
  const doctor = spawn(
    node,
    [
      '--import',
      'tsx',
      inRoot('packages/cli/src/commands/doctor/main.ts'),
      ...process.argv.slice(2),
    ],
    { cwd: inRoot(), env, stdio: 'inherit' },
  );
  doctor.on('exit', code => {
    process.exitCode = code ?? 1;
  });
} catch (error) {
  reportFailure(error);
}
