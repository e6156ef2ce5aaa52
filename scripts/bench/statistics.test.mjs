import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { percentile } = await import('./statistics.ts');

test('percentiles are values that were measured', () => {
  const values = [5, 1, 4, 2, 3];
  assert.equal(percentile(values, 0.5), 3);
  assert.equal(percentile(values, 0.95), 5);
  assert.equal(percentile([7], 0.01), 7);
});

test('nothing measured has no percentile', () => {
  assert.throws(() => percentile([], 0.5), /no values/);
});
