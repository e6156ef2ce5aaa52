import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freePort } from '../run/postgres.mjs';
import { cloneFor, pathWithNode, startIn } from './clone.testing.mjs';

test('a registry that nobody reaches is one sentence and an exit code', async context => {
  const clone = cloneFor(context);
  const { code, sentences, text } = await startIn(clone, {
    PATH: pathWithNode(clone),
    // A home without a cache, and an address at which nobody listens.
    YARN_NPM_REGISTRY_SERVER: `https://127.0.0.1:${await freePort()}`,
  });
  assert.equal(code, 1, text);
  assert.equal(sentences.length, 1, text);
  assert.match(
    sentences[0] ?? '',
    /the package registry did not answer: check the network .* what is already there is kept\.$/,
  );
  assert.doesNotMatch(text, /^ {4}at /m);
});
