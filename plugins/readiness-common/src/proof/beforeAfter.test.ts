import fc from 'fast-check';
import { beforeAfter, hasDipped } from './beforeAfter';

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
    expect(change?.interval.hi).toBeLessThan(0);
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

  it('lets five hundred stand for a million, and shows what they show', () => {
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
