import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import FirstFailureEnvironment from './environment.mjs';

const { handleTestEvent } = FirstFailureEnvironment.prototype;
const variable = '__STRYKER_ACTIVE_MUTANT__';

/**
 * Runs a test as Jest tells of it, and says whether it was left out.
 *
 * @param {boolean} fails
 */
function isSkipped(fails) {
  /** @type {{ mode?: string, errors: unknown[] }} */
  const ran = { errors: [] };
  handleTestEvent({ name: 'test_start', test: ran });
  if (ran.mode === 'skip') return true;
  if (fails) ran.errors.push(new Error('noticed'));
  handleTestEvent({ name: 'test_done', test: ran });
  return false;
}

afterEach(() => {
  delete process.env[variable];
});

test('what one test noticed is not shown to the next, and the next change is', () => {
  process.env[variable] = '7';
  assert.deepEqual([false, true, false].map(isSkipped), [false, false, true]);
  process.env[variable] = '8';
  assert.equal(isSkipped(false), false);
});

test('every test is run while nothing is changed', () => {
  assert.deepEqual([true, false].map(isSkipped), [false, false]);
});
