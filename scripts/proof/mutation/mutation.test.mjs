import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inRoot } from '../../paths.mjs';
import { chosenParts, scoreOf } from './mutation.mjs';
import { parts } from './parts.mjs';
import { explained, pageOf, survivorsOf } from './survivors.mjs';

/** @param {string} status @param {number} line */
const mutant = (status, line) => ({
  status,
  mutatorName: 'BooleanLiteral',
  replacement: 'false',
  location: { start: { line, column: 3 }, end: { line, column: 7 } },
});

test('counts what was noticed of what could have been, and names the rest by its place', () => {
  const { survivors, ...score } = scoreOf(
    {
      files: {
        'src/a.ts': {
          source: '\n  true;\n',
          mutants: [mutant('Killed', 1), mutant('Survived', 2)],
        },
        'src/b.ts': {
          source: '',
          mutants: [
            mutant('Timeout', 3),
            mutant('NoCoverage', 4),
            // Runs once at import, or does not compile: nobody was asked.
            mutant('Ignored', 5),
            mutant('CompileError', 6),
          ],
        },
      },
    },
    'packages/one',
  );
  assert.deepEqual(score, { noticed: 2, changes: 4, percent: 50 });
  assert.deepEqual(
    survivors.map(
      ({ file, at, original }) => `${file}:${at.line}:${at.column} ${original}`,
    ),
    ['packages/one/src/a.ts:2:3 true', 'packages/one/src/b.ts:4:3 '],
  );
});

test('what was not noticed is listed by the first reason that fits, and by its place where none does', () => {
  const survivors = survivorsOf(
    {
      'src/a.ts': {
        source: 'a();\n  b(true);\n',
        mutants: [mutant('Survived', 1), mutant('Survived', 2)],
      },
    },
    'packages/one',
  );
  const sorted = explained(survivors, [
    { because: 'It saves time.', matches: ({ line }) => line === 'b(true);' },
    { because: 'Anything else.', matches: ({ line }) => line.startsWith('b') },
  ]);
  assert.deepEqual(
    sorted.by.map(({ because }) => because),
    ['It saves time.'],
  );
  assert.equal(sorted.open.length, 1);
  assert.match(pageOf(sorted), /^\| It saves time\. \| 1 \| `a\.ts` 1 \|$/m);
  assert.match(
    pageOf(sorted),
    /^packages\/one\/src\/a\.ts:1:3 BooleanLiteral /m,
  );
});

test('a part of which nothing was changed does not hold', () => {
  assert.equal(scoreOf({ files: {} }, 'packages/one').percent, 0);
});

test('the parts that are named are run, or all that have a share to reach', () => {
  assert.deepEqual(
    parts.filter(part => !chosenParts(undefined).includes(part)),
    chosenParts('delivery-metrics,pipelines,pipeline-readers'),
  );
  assert.deepEqual(
    chosenParts('waivers,scoring').map(({ id }) => id),
    ['scoring', 'waivers'],
  );
  assert.throws(() => chosenParts('waivers,scorign'), /no part "scorign"/);
});

test('the files of each part are there, and so are tests for them', () => {
  for (const { id, folder, mutate, tests } of parts) {
    assert.ok(existsSync(inRoot(folder)), id);
    // Mocha would look for the two halves of such a pattern, and run nothing.
    for (const pattern of tests) assert.doesNotMatch(pattern, /,/);
    for (const pattern of [...mutate, ...tests])
      assert.ok(
        globSync(pattern, { cwd: inRoot(folder) }).length > 0,
        `${id}: ${pattern}`,
      );
  }
});

test('a line that a reason is about is there', () => {
  for (const { id, folder, reasons = [] } of parts)
    for (const { because, places = [] } of reasons)
      for (const [file, line] of places) {
        const lines = readFileSync(inRoot(folder, 'src', file), 'utf8')
          .split('\n')
          .map(each => each.trim());
        assert.ok(
          lines.some(each =>
            typeof line === 'string' ? each.includes(line) : line.test(each),
          ),
          `${id}: ${because}: ${file} ${line}`,
        );
      }
});
