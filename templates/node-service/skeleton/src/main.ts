import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from './config.ts';
import { createMetrics } from './metrics.ts';
import { routes } from './routes.ts';
import { createServer } from './server.ts';
import { startTracing } from './tracing.ts';

const SERVICE = ${{ values.name | quoted }};

const config = readConfig(process.env);
const stopTracing = startTracing(SERVICE, config);
let ready = true;

const server = createServer({
  service: SERVICE,
  version: config.version,
  routes,
  metrics: createMetrics(),
  isReady: () => ready,
});

/**
 * First say "not ready" and wait, so that no request is sent here any more; then
 * let the running ones finish; then send the last traces.
 */
async function stop(signal: string): Promise<void> {
  ready = false;
  server.log.info({ signal }, 'stopping');
  await pause(config.shutdownDelayMs);
  await server.close();
  await stopTracing();
  server.log.info('stopped');
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    stop(signal).catch((error: unknown) => {
      server.log.error({ err: error }, 'could not stop in order');
      process.exitCode = 1;
    });
  });
}

try {
  await server.listen({ port: config.port, host: '0.0.0.0' });
} catch (error) {
  server.log.fatal({ err: error }, 'could not start');
  process.exitCode = 1;
}
