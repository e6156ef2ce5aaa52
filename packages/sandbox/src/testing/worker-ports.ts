import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

// eslint-disable-next-line no-restricted-syntax -- for tests only; the program lies beside the packages
const PROGRAM = join(__dirname, '../../../../scripts/run/print-port-block.mjs');
const MOST_WORKERS = 9;

/**
 * First of the free ports of this worker of Jest, which are the same in every run while nobody else has them. Asked of a
 * process, because a test's constants cannot wait.
 */
export function workerPorts(): number {
  const worker = Number(process.env.JEST_WORKER_ID ?? '1');
  const block = 1 + ((worker - 1) % MOST_WORKERS);
  return Number(
    execFileSync(process.execPath, [PROGRAM, String(block)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
}
