import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import { test } from 'node:test';
import { inRoot } from '../../paths.mjs';
import { chosenParts, scoreOf } from './mutation.mjs';
import { parts } from './parts.mjs';

/** @param {string} status @param {number} line */
const mutant = (status, line) => ({
  status,
  mutatorName: 'BooleanLiteral',
  replacement: 'false',
  location: { start: { line, column: 3 } },
});

test('counts what was noticed of what could have been, and names the rest by its place', () => {
  const { survivors, ...score } = scoreOf(
    {
      files: {
        'src/a.ts': {
          mutants: [mutant('Killed', 1), mutant('Survived', 2)],
        },
        'src/b.ts': {
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
    survivors.map(({ file, name }) => `${file} ${name}`),
    [
      'packages/one/src/a.ts 2:3 BooleanLiteral',
      'packages/one/src/b.ts 4:3 BooleanLiteral',
    ],
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
