import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { bandOf, percentile, ratioBand } = await import('./statistics.ts');

test('percentiles are values that were measured', () => {
  const values = [5, 1, 4, 2, 3];
  assert.equal(percentile(values, 0.5), 3);
  assert.equal(percentile(values, 0.95), 5);
  assert.equal(percentile([7], 0.01), 7);
});

test('nothing measured has no percentile and no band', () => {
  assert.throws(() => percentile([], 0.5), /no values/);
  assert.throws(() => bandOf([]), /no values/);
});

test('a band is the median with the lowest and the highest round', () => {
  assert.deepEqual(bandOf([9, 1, 4]), {
    ...{ median: 4, lowest: 1, highest: 9 },
    rounds: 3,
  });
  assert.equal(bandOf([1, 2, 4, 9]).median, 3);
});

test('ratios are of one round each, so a slow round of both is in none of them', () => {
  assert.deepEqual(ratioBand([11, 110, 12], [10, 100, 10]), {
    ...{ median: 1.1, lowest: 1.1, highest: 1.2 },
    rounds: 3,
  });
  assert.equal(ratioBand([1, 2], []), undefined);
});
