import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { digest, installInputs, stamp } from './stamp.mjs';

const folder = mkdtempSync(join(tmpdir(), 'stamp-'));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'input');

test('the digest changes with a file, with its absence and with a word', () => {
  const absent = digest([file]);
  writeFileSync(file, 'one');
  const one = digest([file]);
  writeFileSync(file, 'two');
  const all = [absent, one, digest([file]), digest([file], ['word'])];
  assert.equal(new Set(all).size, all.length);
});

test('a stamp matches only what was written last', () => {
  const done = stamp('any', join(folder, 'deep', 'any.stamp'));
  assert.equal(done.matches('a'), false);
  done.write('a');
  assert.equal(done.matches('a'), true);
  assert.equal(done.matches('b'), false);
});

test('an installation depends on the lock file and on every workspace', () => {
  const names = installInputs().join('\n');
  for (const part of [
    'yarn.lock',
    '.yarnrc.yml',
    'packages/app/package.json',
    'plugins/deployments/package.json',
  ])
    assert.ok(names.includes(part), part);
});
