import fc from 'fast-check';
import { medianOverCompletions } from './typicalDelivery';

describe('the median whatever the unknown ones have', () => {
  it.each([
    [[], 0, undefined],
    [[], 1, undefined],
    [[3, 1, 2], 0, { lo: 2, hi: 2 }],
    [[1, 2], 0, { lo: 1.5, hi: 1.5 }],
    [[1, 2, 3, 4], 1, { lo: 2, hi: 3 }],
    [[1, 2, 3], 2, { lo: 1, hi: 3 }],
    [[1, 2], 2, undefined],
    [[1], 1, undefined],
  ])('%j and %d more: %j', (values, open, expected) => {
    expect(medianOverCompletions(values, open)).toEqual(expected);
  });

  it('holds every completion, also one to whose services the metric does not apply', () => {
    const number = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 1, maxLength: 9 }),
        fc.array(fc.option(number), { maxLength: 4 }),
        (known, completed) => {
          const range = medianOverCompletions(known, completed.length);
          const whole = medianOverCompletions(
            [...known, ...completed.flatMap(value => value ?? [])],
            0,
          );
          if (!range || !whole) return;
          expect(range.lo).toBeLessThanOrEqual(whole.lo);
          expect(range.hi).toBeGreaterThanOrEqual(whole.hi);
        },
      ),
    );
  });
});
