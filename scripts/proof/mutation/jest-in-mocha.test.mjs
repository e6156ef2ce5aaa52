import assert from 'node:assert/strict';
import { test } from 'node:test';
import './jest-in-mocha.mjs';

const globals = /** @type {Record<string, any>} */ (globalThis);

/** @param {'it' | 'describe'} name */
function recorded(name) {
  /** @type {{ title: string, run: (...given: unknown[]) => unknown }[]} */
  const found = [];
  globals[name] = (
    /** @type {string} */ title,
    /** @type {() => unknown} */ run,
  ) => found.push({ title, run });
  return found;
}

test('a table of tests is one test for each of its rows, named and called as with Jest', () => {
  const rows = recorded('it');
  /** @type {unknown[]} */
  const calls = [];
  globals.it.each([
    ['a', 1],
    ['b', 2],
  ])('of %s is %i', (/** @type {unknown[]} */ ...row) => calls.push(row));
  for (const { run } of rows) run();
  assert.deepEqual(
    rows.map(({ title }) => title),
    ['of a is 1', 'of b is 2'],
  );
  assert.deepEqual(calls, [
    ['a', 1],
    ['b', 2],
  ]);
});

test('so it is after Mocha has set its functions anew, and with groups of tests', () => {
  recorded('it');
  const again = recorded('it');
  globals.it.each([['c']])('of %s', () => {});
  const groups = recorded('describe');
  globals.describe.each([['d']])('group %s', () => {});
  assert.deepEqual(
    [...again, ...groups].map(({ title }) => title),
    ['of c', 'group d'],
  );
});

test("matchers and stand-ins are Jest's", () => {
  const { expect, jest } = globals;
  const called = jest.fn(() => 1);
  called('x');
  expect(called).toHaveBeenCalledWith('x');
  assert.throws(() => expect(1).toBeCloseTo(2), /toBeCloseTo/);
});
