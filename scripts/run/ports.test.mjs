import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { assertFree, isFree } from './ports.mjs';
import { freePort } from './postgres.mjs';

/**
 * @param {string} host
 * @param {(port: number) => Promise<void>} check
 */
async function withListener(host, check) {
  const server = createServer();
  const port = await freePort();
  await new Promise(resolve =>
    server.listen(port, host, () => resolve(undefined)),
  );
  try {
    await check(port);
  } finally {
    server.close();
  }
}

test('a port nobody listens on is free', async () => {
  assert.equal(await isFree(await freePort()), true);
});

test('a port is busy on whichever address its owner listens', async () => {
  for (const host of ['127.0.0.1', '0.0.0.0'])
    await withListener(host, async port =>
      assert.equal(await isFree(port), false, host),
    );
});

test('a busy port is one sentence with its number and what it was for', async () => {
  await withListener('127.0.0.1', async port => {
    await assert.rejects(assertFree([{ port, name: 'the portal' }]), {
      name: 'SentenceError',
      message: new RegExp(`^Port ${port} \\(the portal\\) is in use`),
    });
  });
});
