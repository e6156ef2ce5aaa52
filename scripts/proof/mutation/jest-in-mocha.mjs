/**
 * What tests that are written for Jest name, for Mocha, with Jest's own matchers and tables. Stryker loads tests once with
 * Mocha and stops at the first that notices a change; with Jest it loads everything anew for each change and never stops,
 * which takes up to ten times as long.
 */
import { createRequire } from 'node:module';
import { inRoot } from '../../paths.mjs';

const require = createRequire(inRoot('package.json'));
const fromJest = createRequire(require.resolve('jest'));
const { bind } = fromJest('jest-each');
const { ModuleMocker } = fromJest('jest-mock');
const mocks = new ModuleMocker(globalThis);

/**
 * Mocha sets its functions anew for each file that it loads.
 *
 * @param {'it' | 'describe'} name
 * @param {boolean} mayBeDone - whether a row that lacks an argument is given a callback
 */
function withTables(name, mayBeDone) {
  /** @type {unknown} */
  let current;
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get: () => current,
    set(given) {
      given.each = bind(given, mayBeDone);
      current = given;
    },
  });
}

withTables('it', true);
withTables('describe', false);
Object.assign(globalThis, {
  expect: fromJest('expect').expect,
  jest: { fn: mocks.fn.bind(mocks), requireActual: require },
});
