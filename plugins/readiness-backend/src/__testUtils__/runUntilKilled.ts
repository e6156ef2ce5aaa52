import { spawn } from 'node:child_process';
import { once } from 'node:events';

const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');

/** Runs a program of these tests until it ends, or kills it as soon as it says that it stands still. */
export async function runUntilKilled(
  program: string,
  job: object,
  { standsStill, patienceMs }: { standsStill: string; patienceMs: number },
) {
  const child = spawn(
    process.execPath,
    ['--require', transform, program, JSON.stringify(job)],
    { stdio: ['ignore', 'pipe', 'pipe'], timeout: patienceMs },
  );
  let said = '';
  let complaint = '';
  child.stdout.on('data', chunk => {
    said += chunk;
    if (said.includes(standsStill)) {
      child.kill('SIGKILL');
    }
  });
  child.stderr.on('data', chunk => {
    complaint += chunk;
  });
  try {
    const [code, signal] = await once(child, 'close');
    return { said, complaint, code, signal };
  } finally {
    child.kill('SIGKILL');
  }
}
