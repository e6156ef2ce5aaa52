import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainFailure, isNetworkFailure } from './explain.mjs';

const cases = [
  [
    'a full disk',
    '➤ YN0001: │ Error: ENOSPC: no space left on device, write',
    /disk is full/,
  ],
  [
    'a full disk as pip says it',
    'ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device',
    /disk is full/,
  ],
  [
    'a lock file that does not fit',
    '➤ YN0028: │ The lockfile would have been modified by this install, which is explicitly forbidden.',
    /does not fit/,
  ],
  [
    'a damaged lock file',
    'Internal Error: Error when parsing the lockfile: incorrectly formatted',
    /yarn\.lock is damaged/,
  ],
  [
    'a certificate that is not trusted',
    'RequestError: unable to get local issuer certificate at TLSSocket.onConnectSecure',
    /certificate is not trusted/,
  ],
  [
    'no name resolution',
    'Usage Error: RequestError: getaddrinfo ENOTFOUND registry.example.org',
    /did not answer/,
  ],
  ['a refused connection', 'npm error code ECONNREFUSED', /did not answer/],
  [
    'a time-out inside Yarn',
    'TypeError: onCancel is not a function',
    /did not answer/,
  ],
  [
    'a changed download',
    'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.',
    /not the file that the lock names/,
  ],
  [
    'a folder that is not ours',
    "EACCES: permission denied, mkdir '/clone/node_modules'",
    /may not be written/,
  ],
];

for (const [what, output, sentence] of cases) {
  test(`${what} is explained in one sentence that begins with the step`, () => {
    const text = explainFailure('Installing', String(output));
    assert.match(text, /** @type {RegExp} */ (sentence));
    assert.match(text, /^Installing stopped/);
    assert.doesNotMatch(text, /\n/);
  });
}

test('what is not known is quoted, without colours', () => {
  const text = explainFailure(
    'Installing',
    'working\n\u001b[31mError: the moon is full\u001b[0m\n',
  );
  assert.equal(text, 'Installing stopped: Error: the moon is full');
});

test('only a network failure counts as one', () => {
  assert.equal(isNetworkFailure('ETIMEDOUT'), true);
  assert.equal(isNetworkFailure('ENOSPC'), false);
});
