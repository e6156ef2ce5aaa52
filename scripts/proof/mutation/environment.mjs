/**
 * Jest's environment for tests of Node, in which a change that one test noticed is not shown to the others: Jest itself cannot
 * stop within a file, and Stryker does not let it stop between files.
 */
import { createRequire } from 'node:module';
import { inRoot } from '../../paths.mjs';

const jest = createRequire(inRoot('package.json')).resolve('jest');
/** @type {{ TestEnvironment: new (...given: never[]) => object }} */
const { TestEnvironment } = createRequire(jest)('jest-environment-node');

/** The last change that a test noticed. */
let noticed = '';

/**
 * @typedef {object} TestEvent - of what Jest tells its environment
 * @property {string} name
 * @property {{ mode?: string | null, errors: readonly unknown[] }} [test]
 */

export default class FirstFailureEnvironment extends TestEnvironment {
  /** @param {TestEvent} event */
  handleTestEvent({ name, test }) {
    // Stryker says so which change is active; while it finds out which test reaches what there is none.
    const change = process.env.__STRYKER_ACTIVE_MUTANT__;
    if (!test || change === undefined) return;
    if (name === 'test_done' && test.errors.length > 0) noticed = change;
    if (name === 'test_start' && noticed === change) test.mode = 'skip';
  }
}
