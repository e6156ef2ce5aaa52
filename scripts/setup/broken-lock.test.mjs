import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cloneFor, pathWithNode, startIn } from './clone.testing.mjs';

/**
 * @param {string} lock
 * @param {string} mark - where it ends
 */
const cutAt = (lock, mark) =>
  lock.slice(0, lock.indexOf(mark, lock.length / 2) + mark.length);

const damaged =
  /yarn\.lock is damaged: restore it with "git checkout yarn\.lock"\.$/;
/** What happens to a lock, as the real Yarn of this repository meets it. */
const cases = [
  {
    what: 'that ends inside a name',
    change: (/** @type {string} */ lock) => cutAt(lock, '\n"p'),
  },
  {
    what: 'that ends inside an entry',
    change: (/** @type {string} */ lock) => cutAt(lock, '\n  version: '),
  },
  {
    what: 'that ends inside a checksum',
    change: (/** @type {string} */ lock) => cutAt(lock, '\n  checksum: 10c0/'),
  },
  {
    what: 'with the marks of a merge',
    change: (/** @type {string} */ lock) => `${lock}\n<<<<<<< HEAD\n`,
  },
];

for (const { what, change } of cases)
  test(`a lock ${what} is one sentence and an exit code`, async context => {
    const clone = cloneFor(context);
    const file = join(clone, 'yarn.lock');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    await assertStops(clone, damaged);
  });

test('a lock without a dependency that somebody added is one sentence and an exit code', async context => {
  const clone = cloneFor(context);
  const file = join(clone, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  // Taken away rather than added: what Yarn has to find out then, it knows without asking anybody.
  assert.ok(manifest.devDependencies.yaml);
  delete manifest.devDependencies.yaml;
  writeFileSync(file, JSON.stringify(manifest));
  await assertStops(
    clone,
    /yarn\.lock does not fit the package\.json files: restore it/,
  );
});

/**
 * @param {string} clone
 * @param {RegExp} says
 */
async function assertStops(clone, says) {
  const { code, sentences, text } = await startIn(clone, {
    PATH: pathWithNode(clone),
    // Nobody is to be asked: a broken lock is known without a network.
    YARN_NPM_REGISTRY_SERVER: 'https://127.0.0.1:9',
  });
  assert.equal(code, 1, text);
  assert.equal(sentences.length, 1, text);
  assert.match(sentences[0] ?? '', says);
  assert.doesNotMatch(text, /^ {4}at /m);
}
