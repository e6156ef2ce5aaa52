import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inRoot } from '../../paths.mjs';
import { copyOfRepository } from './copy.mjs';
import { follow } from './follow.mjs';
import { howTos } from './pages.mjs';
import { readSteps, stepsOf } from './steps.mjs';

/** @param {import('node:test').TestContext} context */
function copyFor(context) {
  const copy = copyOfRepository('unused');
  context.after(copy.remove);
  // What takes minutes is the proof: yarn proof how-tos.
  writeFileSync(join(copy.bin, 'yarn'), '#!/bin/sh\n');
  return { ...copy, env: process.env };
}

test('a page that says how something is added gives files and commands in order', () => {
  const page = [
    'Its file, `src/one.ts`:',
    ...['', '```ts', 'export const one = 1;', '```', ''],
    'An example:',
    ...['', '```ts', 'look();', '```', ''],
    ...['```sh', 'cd src', 'ls', '```'],
  ].join('\n');
  assert.deepEqual(stepsOf(page), [
    { kind: 'file', path: 'src/one.ts', text: 'export const one = 1;\n' },
    { kind: 'commands', text: 'cd src\nls\n' },
  ]);
});

test('what the pages edit is there to be edited', async context => {
  const where = copyFor(context);
  for (const { page, edits } of howTos)
    await context.test(page, async () => {
      for (const [file, says] of edits)
        assert.doesNotMatch(readFileSync(inRoot(file), 'utf8'), says);
      const followed = await follow(readSteps(page), where);
      for (const { name, works, output } of followed)
        assert.ok(works, `${name}: ${output}`);
      for (const [file, says] of edits)
        assert.match(readFileSync(join(where.folder, file), 'utf8'), says);
    });
});

test('a command that fails is said, and nothing is done after it', async context => {
  const followed = await follow(
    stepsOf(['```sh', 'ls nowhere', '```', '```sh', 'true', '```'].join('\n')),
    copyFor(context),
  );
  assert.deepEqual(
    followed.map(({ name, works }) => [name, works]),
    [['ls nowhere', false]],
  );
});
