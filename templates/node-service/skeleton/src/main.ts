import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { routes } from './routes.ts';
import { createHttpServer } from './server.ts';
import { startTracing } from './tracing.ts';

const SERVICE = ${{ values.name | quoted }};

const config = readConfig(process.env);
const log = createLog(SERVICE, line => process.stdout.write(line));
const stopTracing = startTracing(SERVICE, config);
let ready = true;

const server = createHttpServer({
  routes,
  metrics: createMetrics(),
  log,
  isReady: () => ready,
});

/**
 * First say "not ready" and wait, so that no request is sent here any more; then
 * let the running ones finish; then send the last traces.
 */
async function stop(signal: string): Promise<void> {
  ready = false;
  log('info', 'stopping', { signal });
  await pause(config.shutdownDelayMs);
  await new Promise(resolve => {
    server.close(resolve);
  });
  await stopTracing();
  log('info', 'stopped');
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    stop(signal).catch(error => {
      log('error', 'could not stop in order', { error: String(error) });
      process.exitCode = 1;
    });
  });
}

server.listen(config.port, () => {
  log('info', 'listening', { port: config.port, version: config.version });
});
