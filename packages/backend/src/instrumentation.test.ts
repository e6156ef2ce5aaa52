import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { until } from './outgoing/silentServer.testing';

jest.setTimeout(120_000);

let running: ChildProcess | undefined;
afterEach(() => {
  running?.kill('SIGKILL');
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(done => {
    server.close(done);
  });
  return port;
}

const answers = (address: string, port: number) =>
  fetch(`http://${address}:${port}/metrics`).then(
    ({ ok }) => ok,
    () => false,
  );

/** A process with telemetry as the image starts it. */
async function start(env: NodeJS.ProcessEnv): Promise<number> {
  const port = await freePort();
  running = spawn(
    process.execPath,
    [
      '--require',
      resolve(__dirname, '../instrumentation.cjs'),
      '--eval',
      'setInterval(() => undefined, 1000)',
    ],
    {
      stdio: 'ignore',
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        OTEL_EXPORTER_PROMETHEUS_PORT: String(port),
        ...env,
      },
    },
  );
  await until('metrics', () => answers('127.0.0.1', port), 100_000);
  return port;
}

describe('metrics', () => {
  it('are for this machine alone', async () => {
    const port = await start({});
    // Another address of the same machine, which whoever listens on all of them has too.
    expect(await answers('127.0.0.2', port)).toBe(false);
  });

  it('are for others where the environment says so', async () => {
    const port = await start({ OTEL_EXPORTER_PROMETHEUS_HOST: '0.0.0.0' });
    expect(await answers('127.0.0.2', port)).toBe(true);
  });
});
