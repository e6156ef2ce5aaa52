import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { trace } from '@opentelemetry/api';
import { createMetrics } from './metrics.ts';
import { routes } from './routes.ts';
import { createServer } from './server.ts';
import { startTracing } from './tracing.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

const lines: string[] = [];
let ready = true;
let base = '';

const stopTracing = startTracing('test', { version: '1', environment: 'test' });
const server = createServer({
  service: 'test',
  version: '1',
  routes: async scope => {
    scope.register(routes);
    scope.get('/broken', async () => {
      throw new Error('the database is away');
    });
    scope.post<{ Params: { id: string } }>('/cards/:id', async ({ params, headers, body }) => ({
      id: params.id,
      agent: headers['user-agent'],
      body,
      trace: trace.getActiveSpan()?.spanContext().traceId,
    }));
  },
  metrics: createMetrics(),
  isReady: () => ready,
  logStream: { write: line => lines.push(line) },
});

before(async () => {
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
});

after(async () => {
  await server.close();
  await stopTracing();
});

/** The line of the access log that has these fields; it is written after the answer was sent. */
async function accessLog(fields: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const wanted = Object.entries({ ...fields, message: 'request' });
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const found = lines
      .map((line): Record<string, unknown> => JSON.parse(line))
      .find(line => wanted.every(([name, value]) => line[name] === value));
    if (found) {
      return found;
    }
    await pause(10);
  }
  throw new Error(`The access log has no line with ${JSON.stringify(fields)}`);
}

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
  assert.deepEqual(await (await fetch(`${base}/hello`)).json(), { message: 'Hello, world' });
});

test('answers HEAD like GET, without the body', async () => {
  const response = await fetch(`${base}/hello`, { method: 'HEAD' });
  assert.equal(response.status, 200);
  assert.equal(await response.text(), '');
});

test('gives a handler path parameters, headers, the body and the trace of the caller', async () => {
  const response = await fetch(`${base}/cards/7`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'test',
      traceparent: `00-${TRACE}-00f067aa0ba902b7-01`,
    },
    body: JSON.stringify({ limit: 10 }),
  });
  assert.deepEqual(await response.json(), { id: '7', agent: 'test', body: { limit: 10 }, trace: TRACE });
  assert.equal((await accessLog({ path: '/cards/7' }))['traceId'], TRACE);
});

test('says to the caller what is wrong with a request', async () => {
  const tooLong = await fetch(`${base}/hello?name=${'x'.repeat(101)}`);
  assert.equal(tooLong.status, 400);
  assert.match(await tooLong.text(), /name must NOT have more than 100 characters/);
  const noJson = await fetch(`${base}/cards/7`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{',
  });
  assert.equal(noJson.status, 400);
});

test('says not found for what it does not have', async () => {
  assert.equal((await fetch(`${base}/nowhere`)).status, 404);
});

test('hides the reason of a failure from the caller and logs it with its stack', async () => {
  const response = await fetch(`${base}/broken`);
  assert.equal(response.status, 500);
  assert.deepEqual(await response.json(), { error: 'internal error' });
  assert.match(lines.join(''), /"stack":"Error: the database is away\\n +at .*server\.test/);
});

test('writes one line for each request, without its query', async () => {
  await fetch(`${base}/hello?name=secret`, { headers: { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` } });
  const { time, reqId, durationMs, traceId, ...line } = await accessLog({ path: '/hello', traceId: TRACE });
  assert.ok(time && reqId && traceId && typeof durationMs === 'number');
  assert.deepEqual(line, {
    level: 'info',
    service: 'test',
    version: '1',
    method: 'GET',
    route: '/hello',
    path: '/hello',
    status: 200,
    message: 'request',
  });
  assert.doesNotMatch(lines.join(''), /secret|healthz/);
});

test('measures requests by route and status', async () => {
  await fetch(`${base}/cards/8`, { method: 'POST' });
  await accessLog({ path: '/cards/8' });
  const metrics = await (await fetch(`${base}/metrics`)).text();
  assert.match(
    metrics,
    /http_server_request_duration_seconds_count\{method="POST",route="\/cards\/:id",status="200"\} \d+/,
  );
  assert.doesNotMatch(metrics, /healthz|cards\/8/);
});
