import fc from 'fast-check';
import {
  countOf,
  differenceOf,
  readTally,
  sketchOf,
  sumOf,
  Tally,
  writeTally,
} from './tally';

const pairs = fc
  .dictionary(
    fc.integer({ min: 0, max: 1700 }).map(String),
    fc.integer({ min: 1, max: 9 }),
    { minKeys: 1, maxKeys: 9 },
  )
  .map(buckets =>
    Object.entries(buckets)
      .map(([bucket, count]): [number, number] => [Number(bucket), count])
      .sort(([a], [b]) => a - b)
      .flat(),
  );
const tallies: fc.Arbitrary<Tally> = fc.record(
  {
    deployments: fc.integer({ min: 1, max: 9 }),
    changes: fc.integer({ min: 1, max: 9 }),
    'lead~': pairs,
    'merged~': pairs,
  },
  { requiredKeys: [] },
);

describe('a tally', () => {
  it('and its difference from another one make up the other one, sketches included', () => {
    fc.assert(
      fc.property(tallies, tallies, (one, other) => {
        expect(writeTally(sumOf([one, differenceOf(one, other)]))).toBe(
          writeTally(sumOf([other])),
        );
      }),
    );
  });

  it('taken away from itself leaves nothing', () => {
    fc.assert(
      fc.property(tallies, one => {
        expect(differenceOf(one, one)).toEqual({});
      }),
    );
  });

  it('is the same in whatever order it is added up, and after it was stored', () => {
    fc.assert(
      fc.property(fc.array(tallies, { maxLength: 5 }), each => {
        const sum = writeTally(sumOf(each));
        expect(writeTally(sumOf([...each].reverse()))).toBe(sum);
        expect(writeTally(readTally(sum))).toBe(sum);
      }),
    );
  });

  it('that an earlier version stored bucket by bucket is read as one', () => {
    const stored =
      '{"deployments":2,"lead~840":1,"lead~99":3,"recovery~0":1,"withoutSha:not-told":1}';
    const tally = readTally(stored);
    expect(sketchOf(tally, 'lead')).toEqual([99, 3, 840, 1]);
    expect(sketchOf(tally, 'recovery')).toEqual([0, 1]);
    expect(countOf(tally, 'deployments')).toBe(2);
    expect(tally['withoutSha:not-told']).toBe(1);
    // Days that an earlier version added up get what this one counts of them.
    const now: Tally = { deployments: 2, 'lead~': [99, 4] };
    expect(sumOf([tally, differenceOf(tally, now)])).toEqual(now);
  });
});
