import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { inRoot } from '../paths.mjs';
import { acceptanceCases, casesWithoutTest } from './acceptance-cases.mjs';

/** Every case that a test can show; the page says which cannot be shown yet. */
const SHOWN = [
  1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 17, 18, 19, 20, 21, 22, 23, 24,
  25,
];

describe('the acceptance cases', () => {
  it('are shown by tests that are there', () => {
    assert.deepEqual(casesWithoutTest(inRoot()), []);
  });

  it('are listed whole', () => {
    const listed = new Set(acceptanceCases(inRoot()).map(({ id }) => id));
    assert.deepEqual(
      [...listed],
      SHOWN.map(number => `S${number}`),
    );
  });
});

describe('a case without a test', () => {
  const root = mkdtempSync(join(tmpdir(), 'cases-'));
  after(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'docs/explanation'), { recursive: true });
  writeFileSync(
    join(root, 'docs/explanation/acceptance-cases.md'),
    [
      '| case | what | shown by |',
      '| ---- | ---- | -------- |',
      '| S1 | kept | `some.test.ts`: S1: is here |',
      '| S2 | renamed | `some.test.ts`: S2: was here |',
      '| S3 | deleted | `gone.test.ts`: S3: was there |',
    ].join('\n'),
  );
  writeFileSync(
    join(root, 'some.test.ts'),
    "it('S1: is here', () => {});\nit('S2: is elsewhere', () => {});\n",
  );

  it('is named with the file that ought to have it', () => {
    assert.deepEqual(casesWithoutTest(root), [
      "S2: no test 'S2: was here' in some.test.ts",
      "S3: no test 'S3: was there' in gone.test.ts",
    ]);
  });
});
