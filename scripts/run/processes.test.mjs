import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProcesses } from './processes.mjs';

/** A leader that starts a child, says both numbers and stays; `deaf` ones ignore a polite request. */
const family = (/** @type {{ deaf: boolean }} */ { deaf }) => `
  const { spawn } = require('node:child_process');
  ${deaf ? "process.on('SIGTERM', () => {});" : ''}
  const child = spawn(process.execPath, ['-e', ${JSON.stringify(
    `${
      deaf ? "process.on('SIGTERM', () => {});" : ''
    } setInterval(() => {}, 1000); console.log('up')`,
  )}], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.once('data', () => console.log('family', process.pid, child.pid, 'is up'));
  setInterval(() => {}, 1000);
`;

/** @param {number} pid */
function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {import('node:test').TestContext} context
 * @param {string} source
 * @param {(words: string) => string | undefined} [failure]
 */
function startOne(context, source, failure) {
  const processes = createProcesses({ politeMs: 1_000 });
  context.after(() => processes.stopAll());
  const name = `test-${context.name.replace(/\W+/g, '-')}`;
  return {
    processes,
    service: processes.start({
      name,
      command: process.execPath,
      args: ['-e', source],
      ...(failure && { failure }),
    }),
  };
}

/**
 * @param {import('node:test').TestContext} context
 * @param {string} source
 */
async function startFamily(context, source) {
  const { processes, service } = startOne(context, source);
  const [, leader, child] = await service.says(
    /family (\d+) (\d+) is up/,
    10_000,
  );
  return { processes, service, pids: [Number(leader), Number(child)] };
}

test('stopping ends the program and what it started', async context => {
  const { processes, pids } = await startFamily(
    context,
    family({ deaf: false }),
  );
  assert.deepEqual(pids.map(lives), [true, true]);
  await processes.stopAll();
  assert.deepEqual(pids.map(lives), [false, false]);
});

test('who ignores a polite request is ended all the same', async context => {
  const { processes, pids } = await startFamily(
    context,
    family({ deaf: true }),
  );
  await processes.stopAll();
  assert.deepEqual(pids.map(lives), [false, false]);
});

test('a child that outlives its leader is ended too', async context => {
  const source = `${family({
    deaf: false,
  })}; setTimeout(() => process.exit(5), 500);`;
  const { pids, service } = await startFamily(context, source);
  await assert.rejects(service.died, /stopped \(exit code 5\)/);
  // A killed orphan is there until the machine's first process has taken note of its end.
  for (let tries = 0; pids.some(lives) && tries < 50; tries += 1)
    await new Promise(resolve => setTimeout(resolve, 100));
  assert.deepEqual(pids.map(lives), [false, false]);
});

test('a program that dies is reported with its last error', async context => {
  const { service } = startOne(
    context,
    "console.error('Error: no such key'); process.exit(2)",
  );
  await assert.rejects(service.died, {
    name: 'SentenceError',
    message: /stopped \(exit code 2\): Error: no such key/,
  });
});

/** A program that gives up in words and stays. */
const forlorn =
  "console.log('I give up'); setInterval(() => console.log('I give up'), 50)";

test('a program that gives up without ending is ended, and its words are the reason', async context => {
  const { service } = startOne(context, forlorn, words =>
    words.includes('give up') ? 'It gave up.' : undefined,
  );
  await assert.rejects(service.died, {
    name: 'SentenceError',
    message: 'It gave up.',
  });
  for (let tries = 0; lives(service.pid) && tries < 50; tries += 1)
    await new Promise(resolve => setTimeout(resolve, 100));
  assert.equal(lives(service.pid), false);
});

test('what a program says after it has served is no reason to end it', async context => {
  const { service } = startOne(context, forlorn, words =>
    words.includes('give up') ? 'It gave up.' : undefined,
  );
  service.serves();
  await service.says(/give up\n.*give up/, 10_000);
  const outcome = await Promise.race([
    service.died.catch(() => 'died'),
    new Promise(resolve => setTimeout(resolve, 200, 'lives')),
  ]);
  assert.equal(outcome, 'lives');
});

test('a program that the disk had no room for says so', async context => {
  const { service } = startOne(
    context,
    "console.error('fatal: write error: No space left on device'); process.exit(128)",
  );
  await assert.rejects(service.died, /because the disk is full/);
});

test('a program that never says the word is reported after its time', async context => {
  const { service } = startOne(context, 'setInterval(() => {}, 1000)');
  await assert.rejects(
    service.says(/ready/, 200),
    /was not ready after 0\.2 s/,
  );
});
