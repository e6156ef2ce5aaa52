import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { rowsOf } = await import('./budgets.ts');
const { interleave } = await import('./interleave.ts');
const { conclusion, table } = await import('./table.ts');

/** @typedef {import('./bench.ts').Bench} Bench */

const apps = /** @type {const} */ ([
  { name: 'plain', folder: '/plain' },
  { name: 'groundwork', folder: '/ours' },
]);
const context = { workspace: '', whole: false, say: () => undefined };

/**
 * A bench that gives what it is told, and writes down what is done with it.
 *
 * @param {Readonly<Record<string, readonly number[]>>} values - by app, a value for each round
 * @param {import('./bench.ts').Budget} [budget]
 */
function benchOf(values, budget) {
  /** @type {string[]} */
  const done = [];
  /** @type {Bench} */
  const bench = {
    id: 'example',
    rounds: { usual: 3, whole: 5 },
    open: async ({ name }) => {
      done.push(`open ${name}`);
      return {
        sample: async round => {
          done.push(`${name} ${round}`);
          const value = values[name]?.[round] ?? 0;
          return [
            {
              what: 'time',
              value,
              unit: 'ms',
              how: '',
              ...(budget && { budget }),
            },
          ];
        },
        close: async () => {
          done.push(`close ${name}`);
        },
      };
    },
  };
  return { bench, done };
}

/**
 * @param {Readonly<Record<string, readonly number[]>>} values
 * @param {import('./bench.ts').Budget} [budget]
 */
async function rowsFor(values, budget) {
  const { bench } = benchOf(values, budget);
  const measured = apps.filter(({ name }) => values[name]);
  return rowsOf(await interleave(bench, measured, () => context));
}

test('two apps are measured in turns', async () => {
  const { bench, done } = benchOf({});
  await interleave(bench, apps, () => context);
  assert.deepEqual(done, [
    ...['open plain', 'open groundwork'],
    ...['plain 0', 'groundwork 0', 'plain 1', 'groundwork 1'],
    ...['plain 2', 'groundwork 2', 'close plain', 'close groundwork'],
  ]);
});

test('what a plain app has nothing of is measured on ours alone', async () => {
  const { bench, done } = benchOf({});
  await interleave({ ...bench, onlyOurs: true }, apps, () => context);
  assert.equal(
    done.some(what => what.includes('plain')),
    false,
  );
});

test('a bench that breaks off closes what it opened', async () => {
  const { bench, done } = benchOf({});
  const breaks = interleave(
    {
      ...bench,
      open: async (app, of) => {
        const { close } = await bench.open(app, of);
        return { close, sample: () => Promise.reject(new Error('no answer')) };
      },
    },
    apps,
    () => context,
  );
  await assert.rejects(breaks, /no answer/);
  assert.deepEqual(done.slice(-2), ['close plain', 'close groundwork']);
});

const figure = /** @type {const} */ ({ of: 'figure', atMost: 50 });
const ratio = /** @type {const} */ ({ of: 'ratio', atMost: 1.3 });

for (const { says, values, budget, standing, mark } of [
  {
    says: 'a median and a band below the budget hold it',
    values: { groundwork: [40, 45, 49] },
    budget: figure,
    standing: 'holds',
    mark: /✓/,
  },
  {
    says: 'a round beyond the budget is said, though the median holds it',
    values: { groundwork: [40, 45, 70] },
    budget: figure,
    standing: 'edge',
    mark: /~ at its edge/,
  },
  {
    says: 'a median beyond the budget exceeds it',
    values: { groundwork: [40, 55, 70] },
    budget: figure,
    standing: 'exceeded',
    mark: /✗ EXCEEDED/,
  },
  {
    says: 'a ratio without a plain app is neither held nor exceeded',
    values: { groundwork: [4, 5, 6] },
    budget: ratio,
    standing: 'unmeasured',
    mark: /\? no plain app/,
  },
  {
    says: 'a ratio below its budget holds it',
    values: { plain: [10, 10, 10], groundwork: [12, 12, 12] },
    budget: ratio,
    standing: 'holds',
    mark: /✓/,
  },
  {
    says: 'a ratio beyond its budget exceeds it',
    values: { plain: [10, 10, 10], groundwork: [12, 14, 14] },
    budget: ratio,
    standing: 'exceeded',
    mark: /✗ EXCEEDED/,
  },
  {
    says: 'a figure without a budget is never marked',
    values: { groundwork: [1, 2, 3] },
    budget: undefined,
    standing: 'none',
    mark: /time/,
  },
])
  test(says, async () => {
    const rows = await rowsFor(values, budget);
    assert.deepEqual(
      rows.map(row => row.standing),
      [standing],
    );
    assert.match(table(rows), mark);
    assert.equal(table(rows).includes('EXCEEDED'), standing === 'exceeded');
  });

test('a cell shows the band, and the end names every exceeded budget', async () => {
  const rows = await rowsFor(
    { plain: [10, 10, 20], groundwork: [15, 14, 32] },
    ratio,
  );
  assert.match(table(rows), /15\.0 \[14\.0 to 32\.0\] ms/);
  assert.match(table(rows), /1\.50 \[1\.40 to 1\.60\]/);
  assert.equal(
    conclusion(rows),
    'Budgets: 0 held, 0 held by the median and not in every round, 1 exceeded, 0 without a plain app to compare with (--baseline DIR).\n' +
      '  ✗ time: 1.50 times the plain app, at most 1.3',
  );
});
