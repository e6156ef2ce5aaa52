import { targetProgress } from './targetProgress';

describe('progress towards a target', () => {
  it.each([
    ['half the way down', { baseline: 10, target: 4 }, 7, 50, 'under-way'],
    ['past it', { baseline: 10, target: 4 }, 1, 150, 'met'],
    ['upwards', { baseline: 2, target: 6 }, 5, 75, 'under-way'],
    ['none', { baseline: 10, target: 4 }, 10, 0, 'unchanged'],
    ['backwards', { baseline: 10, target: 5 }, 15, -100, 'worse-than-baseline'],
  ] as const)('is %s', (_what, target, current, percent, state) => {
    expect(targetProgress({ ...target, better: 'lower' }, current)).toEqual({
      percent,
      state,
    });
  });

  it.each([
    ['lower', 10, 10, 100],
    ['lower', 10, 9, 100],
    ['lower', 10, 15, -50],
    ['higher', 10, 12, 100],
    ['higher', 10, 5, -50],
    ['lower', 0, 3, -100],
    ['higher', 0, -3, -100],
  ] as const)(
    'where %s is better and %s is to be held, %s is %s %%',
    (better, held, current, percent) => {
      expect(
        targetProgress({ baseline: held, target: held, better }, current)
          .percent,
      ).toBe(percent);
    },
  );

  it('is a plain zero where nothing moved', () => {
    const { percent } = targetProgress(
      { baseline: 4, target: 10, better: 'higher' },
      4,
    );
    expect(Object.is(percent, 0)).toBe(true);
  });
});
