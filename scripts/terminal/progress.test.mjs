import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { createProgress } from './progress.mjs';
import { SentenceError, reportFailure } from './sentence-error.mjs';

function screen() {
  const stream = new PassThrough();
  return { stream, text: () => String(stream.read() ?? '') };
}

test('a step says what it waits for and how long it took', async () => {
  const { stream, text } = screen();
  const result = await createProgress({ stream }).step(
    'Backend',
    'waits for the door',
    async () => 7,
  );
  assert.equal(result, 7);
  assert.match(
    text(),
    /^· Backend: waits for the door\n✓ Backend \(\d+\.\d s\)\n$/,
  );
});

test('a long step reminds of what it waits for now', async () => {
  const { stream, text } = screen();
  await createProgress({ stream, remindEveryMs: 5 }).step(
    'Yarn',
    'waits for packages',
    async say => {
      say('fetching zod');
      await new Promise(resolve => setTimeout(resolve, 30));
    },
  );
  assert.match(text(), /Yarn is still waiting \(\d+\.\d s\): fetching zod/);
});

test('a step that fails is not ticked', async () => {
  const { stream, text } = screen();
  const step = createProgress({ stream }).step('Yarn', 'waits', () =>
    Promise.reject(new Error('no')),
  );
  await assert.rejects(step, /no/);
  assert.doesNotMatch(text(), /✓/);
});

test('a known failure is one sentence and where its log is', () => {
  const { stream, text } = screen();
  const before = process.exitCode;
  reportFailure(
    new SentenceError('Port 3000 is in use.', { log: 'a.log' }),
    stream,
  );
  assert.equal(process.exitCode, 1);
  process.exitCode = before;
  assert.equal(
    text(),
    '\n✗ Port 3000 is in use.\n  The whole output is in a.log\n',
  );
});
