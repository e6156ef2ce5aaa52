import fc from 'fast-check';
import { quantileSorted } from 'simple-statistics';
import { seededRandom } from '../phase/random';
import { beforeAfter, hasDipped, LEAST_SAMPLE } from './beforeAfter';
import { redraw } from './sample';

const durations = (...hours: readonly number[]) => {
  const sorted = [...hours].sort((a, b) => a - b);
  return {
    kind: 'durations' as const,
    durations: sorted.map(value => [value, 1] as const),
    value: sorted[Math.floor(sorted.length / 2)] ?? 0,
  };
};
const around = (hours: number, count: number) =>
  Array.from({ length: count }, (_, index) => hours * (0.7 + (index % 7) / 10));
const share = (part: number, whole: number) => ({
  kind: 'share' as const,
  part,
  whole,
  value: (part / whole) * 100,
});
const daily = (perDay: number, days: number) => ({
  kind: 'days' as const,
  counts: Array.from({ length: days }, (_, day) => (day % 7 < 5 ? perDay : 0)),
  value: perDay * 5,
});

describe('before and after', () => {
  it('shows that lead times were halved, with an interval that does not hold zero', () => {
    const change = beforeAfter({
      better: 'lower',
      before: durations(...around(48, 60)),
      after: durations(...around(24, 60)),
    });
    expect(change?.says).toBe('improved');
    expect(change?.interval?.hi).toBeLessThan(0);
    expect(change?.difference).toBeCloseTo(-24, 0);
  });

  it('shows nothing from five changes that look faster', () => {
    expect(
      beforeAfter({
        better: 'lower',
        before: durations(10, 20, 30, 60, 90),
        after: durations(8, 15, 28, 50, 95),
      }),
    ).toMatchObject({ says: 'not-shown', difference: -2 });
  });

  it('shows that fewer deployments are worse and fewer failures better', () => {
    expect(
      beforeAfter({
        better: 'higher',
        before: daily(4, 90),
        after: daily(1, 90),
      })?.says,
    ).toBe('worse');
    expect(
      beforeAfter({
        better: 'lower',
        before: share(60, 200),
        after: share(10, 200),
      })?.says,
    ).toBe('improved');
    expect(
      beforeAfter({
        better: 'lower',
        before: share(3, 20),
        after: share(1, 20),
      })?.says,
    ).toBe('not-shown');
  });

  it('shows that deployments became few, and nothing of few that they were', () => {
    const some = (count: number) => ({
      kind: 'days' as const,
      counts: Array.from({ length: 90 }, (_, day) => (day < count ? 1 : 0)),
      value: (count * 7) / 90,
    });
    const compared = (before: number, after: number) =>
      beforeAfter({
        better: 'higher',
        before: some(before),
        after: some(after),
      })?.says;
    expect(compared(40, 3)).toBe('worse');
    expect(compared(3, 40)).toBe('not-shown');
  });

  it('says nothing where a window holds nothing', () => {
    expect(
      beforeAfter({
        better: 'lower',
        before: durations(),
        after: durations(1, 2, 3),
      }),
    ).toBeUndefined();
    expect(
      beforeAfter({
        better: 'lower',
        before: { ...share(0, 0), value: 0 },
        after: share(1, 9),
      }),
    ).toBeUndefined();
  });

  it('never shows a change between a window and itself, whatever it is made of, and says the same each time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), {
          minLength: 1,
          maxLength: 60,
        }),
        hours => {
          const same = {
            better: 'lower',
            before: durations(...hours),
            after: durations(...hours),
          } as const;
          expect(beforeAfter(same)?.says).toBe('not-shown');
          expect(beforeAfter(same)).toEqual(beforeAfter(same));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('calls nothing shown that rests on fewer than five on either side, and gives no interval of it', () => {
    const recovery = (before: number, after: number) =>
      beforeAfter({
        better: 'lower',
        before: durations(...Array.from({ length: before }, () => 4)),
        after: durations(...Array.from({ length: after }, () => 1)),
      });
    expect(recovery(1, 1)).toEqual({ difference: -3, says: 'not-shown' });
    for (const [before, after] of [
      [LEAST_SAMPLE - 1, 60],
      [60, LEAST_SAMPLE - 1],
    ] as const)
      expect(recovery(before, after)).toEqual({
        difference: -3,
        says: 'not-shown',
      });
    expect(recovery(LEAST_SAMPLE, LEAST_SAMPLE)?.says).toBe('improved');
    expect(
      beforeAfter({ better: 'lower', before: share(2, 2), after: share(0, 2) }),
    ).toEqual({ difference: -100, says: 'not-shown' });
    expect(
      beforeAfter({
        better: 'higher',
        before: { ...daily(0, 28), counts: [4], value: 1 },
        after: daily(4, 28),
      })?.says,
    ).toBe('not-shown');
  });

  it('does not take none of a few for never', () => {
    expect(
      beforeAfter({ better: 'lower', before: share(2, 6), after: share(0, 6) }),
    ).toMatchObject({
      says: 'not-shown',
      difference: expect.closeTo(-33.3, 1),
    });
    // Both are zero, and what is unlike is how many there were.
    expect(
      beforeAfter({
        better: 'lower',
        before: share(0, 10_000),
        after: share(0, 5),
      }),
    ).toMatchObject({ says: 'not-shown', difference: 0 });
  });

  it('counts all of a million, of shares as of medians', () => {
    const many = (hours: number) => ({
      kind: 'durations' as const,
      durations: around(hours, 7)
        .sort((a, b) => a - b)
        .map(value => [value, 150_000] as const),
      value: hours,
    });
    expect(
      beforeAfter({ better: 'lower', before: many(48), after: many(24) })?.says,
    ).toBe('improved');
    const rarer = beforeAfter({
      better: 'lower',
      before: share(2_400, 40_000),
      after: share(1_600, 40_000),
    });
    expect(rarer?.says).toBe('improved');
    // What a table of the normal distribution gives for two shares of 40,000.
    expect(rarer?.interval?.lo).toBeCloseTo(-2.3, 1);
    expect(rarer?.interval?.hi).toBeCloseTo(-1.7, 1);
  });

  it('draws a median as if each of its values had been drawn', () => {
    const hours = around(20, 40).sort((a, b) => a - b);
    const random = seededRandom(7);
    const oneByOne = Array.from({ length: 4000 }, () => {
      const drawn = hours
        .map(() => hours[Math.floor(random() * hours.length)] ?? 0)
        .sort((a, b) => a - b);
      return ((drawn[19] ?? 0) + (drawn[20] ?? 0)) / 2;
    }).sort((a, b) => a - b);
    const draw = redraw(durations(...hours));
    const atOnce = Array.from({ length: 4000 }, () => draw?.(random) ?? 0).sort(
      (a, b) => a - b,
    );
    for (const at of [0.05, 0.5, 0.95])
      expect(
        Math.abs(quantileSorted(atOnce, at) - quantileSorted(oneByOne, at)),
      ).toBeLessThanOrEqual(0.5);
  });

  it('is rarely fooled by chance, however few there are', () => {
    const random = seededRandom(11);
    const shown = (make: () => ReturnType<typeof beforeAfter>) =>
      Array.from({ length: 300 }, make).filter(
        change => change && change.says !== 'not-shown',
      ).length / 300;
    const failed = (rate: number, whole: number) =>
      share(
        Array.from({ length: whole }, random).filter(at => at < rate).length,
        whole,
      );
    const lasted = (count: number) =>
      durations(
        ...Array.from({ length: count }, () => -Math.log(1 - random()) * 24),
      );
    for (const count of [5, 12, 60])
      expect(
        shown(() =>
          beforeAfter({
            better: 'lower',
            before: lasted(count),
            after: lasted(count),
          }),
        ),
      ).toBeLessThan(0.08);
    for (const rate of [0.05, 0.2, 0.5])
      for (const count of [5, 12, 60])
        expect(
          shown(() =>
            beforeAfter({
              better: 'lower',
              before: failed(rate, count),
              after: failed(rate, count * 2),
            }),
          ),
        ).toBeLessThan(0.08);
  });

  it('never says better where the number is worse, nor leaves what was seen outside of what may be', () => {
    const few = fc.tuple(fc.nat(40), fc.nat(40));
    fc.assert(
      fc.property(few, few, ([a, b], [c, d]) => {
        const change = beforeAfter({
          better: 'lower',
          before: share(a, a + b + 1),
          after: share(c, c + d + 1),
        });
        if (!change?.interval) return;
        const { difference, interval, says } = change;
        expect(interval.lo).toBeLessThanOrEqual(difference);
        expect(interval.hi).toBeGreaterThanOrEqual(difference);
        expect(says).not.toBe(difference < 0 ? 'worse' : 'improved');
      }),
      { numRuns: 100 },
    );
  });
});

describe('a dip', () => {
  it('is a loss of more than five percent, whichever way is better', () => {
    expect(hasDipped({ better: 'higher' }, 10, 9.4)).toBe(true);
    expect(hasDipped({ better: 'higher' }, 10, 9.5)).toBe(false);
    expect(hasDipped({ better: 'lower' }, 10, 10.6)).toBe(true);
    expect(hasDipped({ better: 'lower' }, 10, 10.5)).toBe(false);
    expect(hasDipped({ better: 'lower' }, 10, 3)).toBe(false);
  });
});
