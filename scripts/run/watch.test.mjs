import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { createProgress } from '../terminal/progress.mjs';
import { freePort } from './postgres.mjs';
import { roomWatch, watch } from './watch.mjs';

/** @param {number} port */
async function serve(port) {
  const server = createServer((_, response) => response.end('ok'));
  await new Promise(resolve =>
    server.listen(port, '127.0.0.1', () => resolve(undefined)),
  );
  return () => {
    server.closeAllConnections();
    server.close();
  };
}

test('a backend that falls silent is said once, and its return once', async () => {
  const port = await freePort();
  const stream = new PassThrough();
  let text = '';
  stream.on('data', chunk => {
    text += String(chunk);
  });
  const ended = new AbortController();
  let stop = await serve(port);
  const watching = watch(
    { url: `http://127.0.0.1:${port}`, name: 'backend', log: 'b.log' },
    createProgress({ stream }),
    { everyMs: 20, silentMs: 300, signal: ended.signal },
  );
  /** @param {RegExp} pattern */
  const said = async pattern => {
    for (let tries = 0; !pattern.test(text) && tries < 100; tries += 1)
      await new Promise(resolve => setTimeout(resolve, 50));
    assert.match(text, pattern);
  };
  await new Promise(resolve => setTimeout(resolve, 100));
  assert.equal(text, '');
  stop();
  await said(/^! The backend has not answered for 0\.3 s: .* b\.log\n$/);
  // Long enough for a second silence, which is no news.
  await new Promise(resolve => setTimeout(resolve, 700));
  stop = await serve(port);
  await said(/^! .*\n✓ The backend answers again\.\n$/);
  ended.abort();
  stop();
  await watching;
});

test('a disk that becomes full is said once, and its room once', () => {
  const stream = new PassThrough();
  let room = 500;
  const look = roomWatch('/data', createProgress({ stream }), () => room);
  for (const next of [500, 3, 3, 400, 400]) {
    room = next;
    look();
  }
  assert.match(
    String(stream.read()),
    /^! The disk of \/data is full, .*\n✓ The disk has room again\.\n$/,
  );
});
