import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { routes } from './routes.ts';
import { createHttpServer } from './server.ts';

const lines: string[] = [];
let ready = true;
let base = '';

const server = createHttpServer({
  routes: [
    ...routes,
    {
      method: 'GET',
      path: '/broken',
      handle: () => {
        throw new Error('the database is away');
      },
    },
  ],
  metrics: createMetrics(),
  log: createLog('test', line => lines.push(line)),
  isReady: () => ready,
});

before(async () => {
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
});

after(() => server.close());

test('is alive', async () => {
  assert.equal((await fetch(`${base}/healthz`)).status, 200);
});

test('stops being ready when it is asked to stop, and stays alive', async () => {
  assert.equal((await fetch(`${base}/readyz`)).status, 200);
  ready = false;
  assert.equal((await fetch(`${base}/readyz`)).status, 503);
  assert.equal((await fetch(`${base}/healthz`)).status, 200);
  ready = true;
});

test('answers its own route', async () => {
  const response = await fetch(`${base}/hello?name=Ada`);
  assert.deepEqual(await response.json(), { message: 'Hello, Ada' });
});

test('says not found for what it does not have', async () => {
  assert.equal((await fetch(`${base}/nowhere`)).status, 404);
});

test('hides the reason of a failure from the caller and logs it', async () => {
  const response = await fetch(`${base}/broken`);
  assert.equal(response.status, 500);
  assert.doesNotMatch(await response.text(), /database/);
  assert.match(lines.join(''), /the database is away/);
});

test('measures requests by route and status', async () => {
  await fetch(`${base}/hello`);
  const metrics = await (await fetch(`${base}/metrics`)).text();
  assert.match(
    metrics,
    /http_server_request_duration_seconds_count\{method="GET",route="\/hello",status="200"\} \d+/,
  );
  assert.doesNotMatch(metrics, /healthz/);
});
