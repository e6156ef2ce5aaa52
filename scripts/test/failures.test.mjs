import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { after, test } from 'node:test';
import { inCache, inRoot, root } from '../paths.mjs';
import { runCommand } from '../setup/command.mjs';
import {
  failureReport,
  failuresInJest,
  failuresInNodeTests,
  failuresInPlaywright,
  fewLines,
} from './failures.mjs';
import { whatFailed } from './run-stages.mjs';

mkdirSync(inCache('reports'), { recursive: true });
// Inside the repository, so that the runners find themselves.
const folder = mkdtempSync(join(inCache('reports'), 'failing-'));
after(() => rmSync(folder, { recursive: true }));

/**
 * @param {string} name
 * @param {string} text
 */
function write(name, text) {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
  return relative(root, join(folder, name));
}

/** @param {readonly string[]} args */
const node = (...args) =>
  runCommand(process.execPath, args, {
    cwd: folder,
    // Told that it runs inside a test, Node's own runner would report to that one.
    env: { ...process.env, FORCE_COLOR: '1', NODE_TEST_CONTEXT: undefined },
  });

/**
 * @param {string} text
 */
function assertReadable(text) {
  assert.doesNotMatch(text, /^\s+at /m);
  // eslint-disable-next-line no-control-regex
  assert.doesNotMatch(text, /\u001b/);
}

test('a failing run of Jest names each test and a file that did not load, with what was said', async () => {
  const file = write(
    'jest/sum.test.js',
    `describe('a sum', () => {
       it('is right', () => expect(1 + 1).toBe(2));
       it('is wrong', () => { console.error('noise'); expect({ sum: 1 + 1 }).toEqual({ sum: 3 }); });
       it('throws', () => { throw new TypeError('no number'); });
     });`,
  );
  const broken = write('jest/broken.test.js', `require('./nowhere');`);
  const report = join(folder, 'jest.json');
  const { code } = await node(
    inRoot('node_modules/jest/bin/jest.js'),
    ...['--rootDir', join(folder, 'jest'), '--config', '{"transform":{}}'],
    ...['--json', `--outputFile=${report}`],
  );
  assert.equal(code, 1);
  const failures = failuresInJest(report);
  assert.deepEqual(failures.map(each => `${each.file}: ${each.name}`).sort(), [
    `${broken}: the file did not run`,
    `${file}: a sum › is wrong`,
    `${file}: a sum › throws`,
  ]);
  const text = failureReport(failures);
  assertReadable(text);
  assert.match(text, /✗ a sum › is wrong\n.*toEqual/);
  assert.match(text, /^ +-\s+"sum": 3,$/m);
  assert.match(text, /✗ a sum › throws\n +TypeError: no number$/m);
  assert.match(text, /Cannot find module '\.\/nowhere'/);
  assert.doesNotMatch(text, /noise/);
});

test('a failing run of Playwright names each journey', async () => {
  const file = write(
    'journeys/buy.test.ts',
    `import { test, expect } from '@playwright/test';
     test.describe('a basket', () => {
       test('can be paid', () => { expect('basket').toBe('bill'); });
       test('can be left', () => {});
     });`,
  );
  const config = write(
    'journeys/playwright.config.ts',
    `export default { testDir: '.', outputDir: './out' };`,
  );
  const report = join(folder, 'playwright.json');
  const { code } = await runCommand(
    process.execPath,
    [
      inRoot('node_modules/@playwright/test/cli.js'),
      ...['test', '--reporter=json', '--config', inRoot(config)],
    ],
    { env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
  assert.equal(code, 1);
  const failures = failuresInPlaywright(report);
  assert.deepEqual(
    failures.map(each => [each.file, each.name]),
    [[file, 'a basket › can be paid']],
  );
  const text = failureReport(failures);
  assertReadable(text);
  assert.match(text, /Expected: "bill"\n +Received: "basket"/);
});

test("a failing run of Node's tests names each test once, and a program that broke off", async () => {
  const file = write(
    'scripts/inner.test.mjs',
    `import { test } from 'node:test';
     import assert from 'node:assert/strict';
     test('outer', async t => {
       await t.test('holds', () => {});
       await t.test('breaks', () => assert.equal(1, 2));
     });`,
  );
  const broken = write('scripts/broken.test.mjs', `import './nowhere.mjs';`);
  const report = join(folder, 'failed.jsonl');
  const { code } = await node(
    '--test',
    `--test-reporter=${inRoot('scripts/test/failed-tests-reporter.mjs')}`,
    `--test-reporter-destination=${report}`,
    'scripts/*.test.mjs',
  );
  assert.equal(code, 1);
  const failures = failuresInNodeTests(report);
  assert.deepEqual(failures.map(each => `${each.file}: ${each.name}`).sort(), [
    `${broken}: the file did not run`,
    `${file}: outer › breaks`,
  ]);
  const text = failureReport(failures);
  assertReadable(text);
  assert.match(
    text,
    /✗ outer › breaks\n +Expected values to be strictly equal/,
  );
  assert.match(text, /Cannot find module/);
});

test('a long message is cut, and says how much of it is left out', () => {
  const lines = fewLines(
    Array.from({ length: 40 }, (_, at) => `line ${at}`).join('\n\n'),
  );
  assert.equal(lines.length, 11);
  assert.equal(lines.at(-1), '… 30 more lines');
  assert.ok((fewLines('x'.repeat(9_000))[0] ?? '').length < 300);
});

test('a stage prints the tests that failed instead of its noise, then where the rest is', () => {
  const counts = { passed: 1, failed: 1, skipped: 0 };
  const output = 'noise\n    at nowhere (file.js:1:1)';
  const log = '.cache/logs/test-unit.log';
  const failures = [{ file: 'a.test.ts', name: 'a › b', message: 'no' }];
  assert.equal(
    whatFailed({ counts, failures, output, log }),
    `  a.test.ts\n  ✗ a › b\n      no\n  The whole output is in ${log}`,
  );
  // A runner that crashed names none.
  assert.match(whatFailed({ counts, failures: [], output, log }), /noise/);
});
