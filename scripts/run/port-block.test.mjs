import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { inRoot } from '../paths.mjs';
import { BLOCK, blocks, freeBlock } from './port-block.mjs';

/**
 * @param {number} port
 * @param {() => Promise<void>} check
 */
async function whileTaken(port, check) {
  const server = createServer();
  await new Promise(resolve =>
    server.listen(port, '127.0.0.1', () => resolve(undefined)),
  );
  try {
    await check();
  } finally {
    server.close();
  }
}

test('the same block is found again, and a program in it moves it', async () => {
  const first = await freeBlock(blocks.fixtures, {});
  assert.equal(await freeBlock(blocks.fixtures, {}), first);
  await whileTaken(first + 3, async () => {
    const other = await freeBlock(blocks.fixtures, {});
    assert.ok(Math.abs(other - first) >= BLOCK);
    assert.ok(other > 9_999 && other < 32_768 - BLOCK);
  });
});

test('two parts of the tests never get the same ports', async () => {
  const first = await freeBlock(blocks.fixtures, {});
  const next = await freeBlock(blocks.fixtures + 1, {});
  assert.ok(next - first >= BLOCK);
});

test('ports that somebody named are not moved: a busy one is a sentence with its number', async () => {
  const TEST_PORTS = String(await freeBlock(blocks.fixtures, {}));
  assert.equal(await freeBlock(0, { TEST_PORTS }), Number(TEST_PORTS));
  const busy = Number(TEST_PORTS) + 5;
  await whileTaken(busy, () =>
    assert.rejects(freeBlock(0, { TEST_PORTS }), {
      name: 'SentenceError',
      message: new RegExp(`^Port ${busy} is in use .* TEST_PORTS`),
    }),
  );
});

test('ports that there cannot be are refused', async () => {
  for (const TEST_PORTS of ['80', '65500', 'many'])
    await assert.rejects(freeBlock(0, { TEST_PORTS }), /TEST_PORTS is/);
});

test('it is printed for whoever cannot wait', () => {
  const printed = execFileSync(
    process.execPath,
    [inRoot('scripts/run/print-port-block.mjs'), String(blocks.fixtures)],
    { encoding: 'utf8', env: { PATH: process.env.PATH } },
  );
  assert.match(printed, /^\d{5}$/);
});
