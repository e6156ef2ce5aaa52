import fc from 'fast-check';
import { exactSample, percentileOf, sketchedSample } from './sample';
import { bucketOf, SketchSums } from './sketch';

const durations = fc.array(fc.integer({ min: 0, max: 10 ** 11 }), {
  minLength: 1,
  maxLength: 60,
});

const sketchOf = (each: readonly number[]) =>
  new SketchSums().of(each.map(duration => [bucketOf(duration), 1]));

/** By the definition, without a search. */
function plainPercentile(each: readonly number[], share: number): number {
  const sorted = [...each].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low = NaN, high = NaN] = [
    sorted[Math.floor(place)],
    sorted[Math.ceil(place)],
  ];
  return low + (high - low) * (place - Math.floor(place));
}

describe('a sample of durations', () => {
  it('has the percentiles of the definition', () => {
    fc.assert(
      fc.property(
        durations,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (each, share) => {
          expect(percentileOf(exactSample(each), share)).toBeCloseTo(
            plainPercentile(each, share),
            3,
          );
        },
      ),
    );
  });

  it('has percentiles within one percent where durations were added up', () => {
    fc.assert(
      fc.property(
        durations,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (each, share) => {
          const exact = plainPercentile(each, share);
          const found =
            percentileOf(sketchedSample(sketchOf(each)), share) ?? NaN;
          // What took less than a millisecond took nothing.
          expect(Math.abs(found - exact)).toBeLessThanOrEqual(
            exact * 0.0101 + 1,
          );
        },
      ),
    );
  });

  it('tells how many are shorter, and has all of them', () => {
    fc.assert(
      fc.property(
        durations,
        fc.integer({ min: 0, max: 10 ** 11 }),
        (each, limit) => {
          const [exact, sketched] = [
            exactSample(each),
            sketchedSample(sketchOf(each)),
          ];
          expect(exact.below(limit)).toBe(
            each.filter(duration => duration < limit).length,
          );
          const surely = (under: number) =>
            each.filter(duration => duration < under).length;
          expect(sketched.below(limit)).toBeGreaterThanOrEqual(
            surely(limit * 0.98 - 1),
          );
          expect(sketched.below(limit)).toBeLessThanOrEqual(
            surely(limit * 1.03 + 1),
          );
          for (const { size, alike } of [exact, sketched]) {
            expect(size).toBe(each.length);
            expect(alike().reduce((sum, { count }) => sum + count, 0)).toBe(
              size,
            );
          }
        },
      ),
    );
  });

  it('has no percentile without any', () => {
    expect(percentileOf(exactSample([]), 0.5)).toBeUndefined();
    expect(percentileOf(sketchedSample([]), 0.5)).toBeUndefined();
    expect(sketchedSample([]).below(5)).toBe(0);
  });

  it('of times ten thousand years apart has a bucket like any other', () => {
    const longest = Date.UTC(9999, 11, 31);
    const found = percentileOf(sketchedSample(sketchOf([longest])), 0.5) ?? NaN;
    expect(found / longest).toBeCloseTo(1, 1);
  });
});
