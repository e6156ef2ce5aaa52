import { expectPossibleTarget } from './possibleTarget';
import { FrozenMetric } from './snapshot';

const frozen: FrozenMetric = {
  unit: 'percent',
  better: 'lower',
  value: 20,
  sampleSize: 100,
  sample: { kind: 'share', part: 20, whole: 100 },
};
const frequency: FrozenMetric = {
  unit: 'per-week',
  better: 'higher',
  value: 3,
  sampleSize: 18,
  sample: { kind: 'days', counts: [] },
};

it.each([
  [0, frozen],
  [19.9, frozen],
  [20, frozen],
  [3, frequency],
  [30, frequency],
])('%d is possible', (value, metric) => {
  expect(() => expectPossibleTarget(value, metric)).not.toThrow();
});

it.each([
  [20.1, frozen, 'is worse than the baseline, which is 20'],
  [101, { ...frozen, value: 100 }, 'is more than 100 percent'],
  [-1, frozen, 'is too little for a target'],
  [2.9, frequency, 'is worse than the baseline, which is 3'],
  [0, frequency, 'is too little for a target'],
  [1, { ...frozen, value: undefined }, 'has no value in the baseline'],
])('%d is refused', (value, metric, why) => {
  expect(() => expectPossibleTarget(value, metric)).toThrow(why);
});
