import { spawn } from 'node:child_process';
import { createWriteStream, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stringify } from 'yaml';
import type { MeasuredApp } from './bench';

/** Given to our own requests; the backend listens on loopback and lives for the measurement only. */
export const TOKEN = 'benchmark-token-of-this-run';
const READY_WITHIN_MS = 120_000;

export interface RunningBackend {
  readonly url: string;
  /** From starting the process to the first good answer of the readiness route. */
  readonly startMs: number;
  stop(): Promise<void>;
}

/** Starts an unpacked backend with its own app-config.yaml and a few overrides, and waits until it is ready. */
export async function startBackend(
  app: MeasuredApp,
  folder: string,
  overrides: object,
): Promise<RunningBackend> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const config = join(folder, 'app-config.bench.yaml');
  writeFileSync(config, stringify(settings(url, port, overrides)));
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      '--no-node-snapshot',
      'packages/backend',
      ...['--config', join(app.folder, 'app-config.yaml')],
      ...['--config', config],
    ],
    {
      cwd: folder,
      env: { ...process.env, NODE_ENV: 'production', GITHUB_TOKEN: 'none' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const log = createWriteStream(join(folder, 'backend.log'));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const ended = new Promise<void>(resolve =>
    child.once('exit', () => resolve()),
  );
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  while (!(await isReady(url))) {
    const late = performance.now() - began > READY_WITHIN_MS;
    if (late || child.exitCode !== null) {
      await stop();
      throw new Error(
        `${app.name}: the backend did not start, see ${folder}/backend.log`,
      );
    }
    await pause(20);
  }
  return { url, startMs: performance.now() - began, stop };
}

function settings(url: string, port: number, overrides: object): object {
  const { backend = {}, ...rest } = { backend: {}, ...overrides };
  return {
    ...rest,
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { port, host: '127.0.0.1' },
      auth: {
        externalAccess: [
          { type: 'static', options: { token: TOKEN, subject: 'bench' } },
        ],
      },
      ...backend,
    },
    // Nothing outside is asked, whatever the app's own file says.
    integrations: { github: null },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/.backstage/health/v1/readiness`);
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    // Nobody listens yet, which is what is being waited for.
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
