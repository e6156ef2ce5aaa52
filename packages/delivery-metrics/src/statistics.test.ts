import * as fc from 'fast-check';
import { medianOf, percentileOf } from './statistics';

const samples = fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), {
  minLength: 1,
  maxLength: 40,
});

describe('a percentile', () => {
  it('is that of type 7: linear between the values beside its place', () => {
    fc.assert(
      fc.property(
        samples,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sample, share) => {
          const sorted = [...sample].sort((a, b) => a - b);
          const place = (sorted.length - 1) * share;
          const below = sorted[Math.floor(place)] ?? NaN;
          const above = sorted[Math.ceil(place)] ?? NaN;
          expect(percentileOf(sample, share)).toBe(
            below + (place - Math.floor(place)) * (above - below),
          );
        },
      ),
    );
  });

  it('of two values lies between them, and the median is their mean', () => {
    expect(percentileOf([4, 0], 0.75)).toBe(3);
    expect(percentileOf([4, 0], 0.9)).toBeCloseTo(3.6);
    expect(medianOf([4, 0])).toBe(2);
  });

  it('leaves the sample in its order', () => {
    const sample = [3, 1, 2];
    expect(medianOf(sample)).toBe(2);
    expect(sample).toEqual([3, 1, 2]);
  });

  it('of nothing is not zero', () => {
    expect(percentileOf([], 0.9)).toBeUndefined();
    expect(medianOf([])).toBeUndefined();
  });
});
