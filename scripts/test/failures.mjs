import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../paths.mjs';
import { withoutColours } from '../terminal/colours.mjs';

/**
 * @typedef {object} Failure
 * @property {string} file - from the root of the repository
 * @property {string} name - of the test, with the names around it
 * @property {string} message - what its runner said
 */

const MOST_LINES = 10;
const MOST_CHARACTERS = 200;
const STACK = /^\s+at .*(\(|:\d+|<anonymous>)/;

/**
 * What a reader needs of a failure's message: no stack, no colours, no empty lines, and not more than a few of the others.
 *
 * @param {string} message
 * @returns {readonly string[]}
 */
export function fewLines(message) {
  const lines = withoutColours(message)
    .split('\n')
    .map(line => line.trimEnd())
    .filter(line => line !== '');
  const stack = lines.findIndex(line => STACK.test(line));
  const said = stack > 0 ? lines.slice(0, stack) : lines;
  const shown = said
    .slice(0, MOST_LINES)
    .map(line =>
      line.length > MOST_CHARACTERS
        ? `${line.slice(0, MOST_CHARACTERS)} …`
        : line,
    );
  const more = said.length - shown.length;
  return more > 0 ? [...shown, `… ${more} more lines`] : shown;
}

/**
 * @param {readonly Failure[]} failures
 * @returns {string} every failed test by file, each with its message
 */
export function failureReport(failures) {
  const files = [...new Set(failures.map(({ file }) => file))];
  return files
    .map(file =>
      [
        `  ${file}`,
        ...failures
          .filter(failure => failure.file === file)
          .flatMap(({ name, message }) => [
            `  ✗ ${name}`,
            ...fewLines(message).map(line => `      ${line}`),
          ]),
      ].join('\n'),
    )
    .join('\n\n');
}

/** @param {string} path */
const fromRoot = path => relative(root, path) || path;

/**
 * @param {string} file
 * @returns {any} what a runner wrote, in its own shape
 */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * @param {string} file - what `jest --json --outputFile` wrote
 * @returns {readonly Failure[]}
 */
export function failuresInJest(file) {
  /** @type {readonly { name: string, status: string, message: string, assertionResults: readonly { status: string, ancestorTitles: readonly string[], title: string, failureMessages: readonly string[] }[] }[]} */
  const suites = readReport(file)?.testResults ?? [];
  return suites.flatMap(suite => {
    const failed = suite.assertionResults.filter(
      ({ status }) => status === 'failed',
    );
    if (failed.length === 0 && suite.status === 'failed')
      return [
        {
          file: fromRoot(suite.name),
          name: 'the file did not run',
          message: suite.message.replace(/^.*Test suite failed to run\n/, ''),
        },
      ];
    return failed.map(({ ancestorTitles, title, failureMessages }) => ({
      file: fromRoot(suite.name),
      name: [...ancestorTitles, title].join(' › '),
      message: failureMessages
        .map(text => fewLines(text).join('\n'))
        .join('\n'),
    }));
  });
}

/**
 * @typedef {object} PlaywrightSuite
 * @property {string} title
 * @property {readonly PlaywrightSuite[]} [suites]
 * @property {readonly { title: string, file: string, tests: readonly { status: string, projectName: string, results: readonly { error?: { message?: string } }[] }[] }[]} specs
 */

/**
 * @param {string} file - what Playwright's JSON reporter wrote
 * @returns {readonly Failure[]}
 */
export function failuresInPlaywright(file) {
  const report = readReport(file);
  if (!report) return [];
  /** @type {string} */
  const folder = report.config.rootDir;
  /**
   * @param {PlaywrightSuite} suite
   * @param {readonly string[]} above
   * @returns {readonly Failure[]}
   */
  const inSuite = (suite, above) => [
    ...suite.specs.flatMap(spec =>
      spec.tests
        .filter(({ status }) => status === 'unexpected')
        .map(({ results }) => ({
          file: fromRoot(join(folder, spec.file)),
          name: [...above, spec.title].join(' › '),
          message: results.at(-1)?.error?.message ?? 'It said nothing.',
        })),
    ),
    ...(suite.suites ?? []).flatMap(inner =>
      inSuite(inner, [...above, inner.title]),
    ),
  ];
  /** @type {readonly { message?: string, location?: { file: string } }[]} */
  const errors = report.errors ?? [];
  /** @type {readonly PlaywrightSuite[]} */
  const files = report.suites;
  return [
    ...files.flatMap(suite => inSuite(suite, [])),
    ...errors.map(({ message, location }) => ({
      file: location ? fromRoot(location.file) : 'playwright.config.ts',
      name: 'the file did not run',
      message: message ?? 'It said nothing.',
    })),
  ];
}

/**
 * @param {string} file - what failed-tests-reporter.mjs wrote
 * @returns {readonly Failure[]}
 */
export function failuresInNodeTests(file) {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => {
      /** @type {Failure} */
      const failure = JSON.parse(line);
      return { ...failure, file: fromRoot(failure.file) };
    });
}
