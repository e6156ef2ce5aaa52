import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  add,
  countsOf,
  fromJest,
  fromPlaywright,
  fromTap,
  one,
} from './counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'counts-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {unknown} content */
function file(content) {
  const path = join(folder, `${Math.random()}.json`);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

test("Jest's figures count suites that could not run as failed", () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numRuntimeErrorTestSuites: 2,
    numPendingTests: 3,
    numTodoTests: 1,
  };
  assert.deepEqual(fromJest(file(report)), {
    passed: 5,
    failed: 3,
    skipped: 4,
  });
});

test("Playwright's flaky tests passed in the end", () => {
  const report = {
    stats: { expected: 4, flaky: 1, unexpected: 2, skipped: 1 },
  };
  assert.deepEqual(fromPlaywright(file(report)), {
    passed: 5,
    failed: 2,
    skipped: 1,
  });
});

test('a cancelled test is not a passed one', () => {
  const tap = '# pass 7\n# fail 1\n# cancelled 1\n# skipped 2\n# todo 0\n';
  assert.deepEqual(fromTap(tap), { passed: 7, failed: 2, skipped: 2 });
});

test('a report that was never written is no report', () => {
  assert.equal(fromJest(join(folder, 'none')), undefined);
  assert.equal(fromPlaywright(join(folder, 'none')), undefined);
  assert.equal(fromTap('crashed'), undefined);
});

test('a runner that crashed, or that ran nothing, has failed', () => {
  assert.equal(countsOf(undefined, 1).failed, 1);
  assert.equal(countsOf({ passed: 3, failed: 0, skipped: 0 }, 1).failed, 1);
  assert.equal(countsOf({ passed: 0, failed: 0, skipped: 2 }, 0).failed, 1);
  assert.equal(countsOf({ passed: 3, failed: 2, skipped: 0 }, 1).failed, 2);
  assert.equal(countsOf({ passed: 3, failed: 0, skipped: 0 }, 0).failed, 0);
});

test('figures add up', () => {
  assert.deepEqual(add(one(true), one(false)), {
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});
