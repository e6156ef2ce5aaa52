import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { runInForeground } from './foreground.mjs';

/** @param {string} program */
function run(program) {
  const stream = new PassThrough();
  const ended = runInForeground(
    {
      name: 'assess',
      command: process.execPath,
      args: ['-e', program],
      env: process.env,
    },
    stream,
  );
  return { ended, said: () => String(stream.read() ?? '') };
}

test('a program that ends by itself ends with its own code and nothing beside its words', async () => {
  for (const code of [0, 1, 2]) {
    const { ended, said } = run(`process.exit(${code})`);
    assert.equal(await ended, code);
    assert.equal(said(), '');
  }
});

test('a program that a signal ended is no success, and that is said', async () => {
  const { ended, said } = run('process.kill(process.pid, "SIGKILL")');
  assert.equal(await ended, 137);
  assert.equal(
    said(),
    '✗ assess was ended by SIGKILL before its report was complete.\n',
  );
});

test('a request to end is handed on to the program', async () => {
  const { ended, said } = run(
    'process.kill(process.ppid, "SIGTERM"); setInterval(() => {}, 1000)',
  );
  assert.equal(await ended, 143);
  assert.match(said(), /ended by SIGTERM/);
});

test('a program that is not there is one sentence', async () => {
  await assert.rejects(
    runInForeground({
      name: 'assess',
      command: '/nowhere/node',
      args: [],
      env: process.env,
    }),
    /^SentenceError: assess could not be started: \/nowhere\/node did not run\.$/,
  );
});
