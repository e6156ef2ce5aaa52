import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @type {Counts} */
export const nothing = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {Counts} left
 * @param {Counts} right
 * @returns {Counts}
 */
export function add(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

/**
 * A stage without tests of its own counts as one test.
 *
 * @param {boolean} passed
 * @returns {Counts}
 */
export const one = passed => ({
  passed: passed ? 1 : 0,
  failed: passed ? 0 : 1,
  skipped: 0,
});

/**
 * A runner that fails without a failed test (it crashed, or a file did not load) has failed all the same,
 * and a runner that reports no test at all has tested nothing.
 *
 * @param {Counts | undefined} reported
 * @param {number} code - the runner's exit code
 * @returns {Counts}
 */
export function countsOf(reported, code) {
  const counts = reported ?? nothing;
  const silent = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {string} file
 * @returns {unknown}
 */
function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * @param {unknown} value
 * @param {string} key
 */
function number(value, key) {
  if (typeof value !== 'object' || value === null || !(key in value)) return 0;
  return Number(/** @type {Record<string, unknown>} */ (value)[key]);
}

/**
 * @param {string} file - what `jest --json --outputFile` wrote
 * @returns {Counts | undefined}
 */
export function fromJest(file) {
  const report = readJson(file);
  if (report === undefined) return undefined;
  const suitesThatDidNotRun = number(report, 'numRuntimeErrorTestSuites');
  return {
    passed: number(report, 'numPassedTests'),
    failed: number(report, 'numFailedTests') + suitesThatDidNotRun,
    skipped: number(report, 'numPendingTests') + number(report, 'numTodoTests'),
  };
}

/**
 * @param {string} file - what Playwright's JSON reporter wrote
 * @returns {Counts | undefined}
 */
export function fromPlaywright(file) {
  const report = readJson(file);
  if (typeof report !== 'object' || report === null || !('stats' in report))
    return undefined;
  const { stats } = report;
  return {
    passed: number(stats, 'expected') + number(stats, 'flaky'),
    failed: number(stats, 'unexpected'),
    skipped: number(stats, 'skipped'),
  };
}

/**
 * @param {string} output - what node:test printed as TAP
 * @returns {Counts | undefined}
 */
export function fromTap(output) {
  /** @param {string} word */
  const figure = word =>
    Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? NaN);
  const counts = {
    passed: figure('pass'),
    failed: figure('fail') + figure('cancelled'),
    skipped: figure('skipped') + figure('todo'),
  };
  return Number.isNaN(counts.passed) ? undefined : counts;
}
