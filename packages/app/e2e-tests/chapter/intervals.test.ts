import { expect, test } from '@playwright/test';
import { holdsZero } from '../support/proofTable';

// What the journey beside this one concludes from the words of a page.
for (const [words, holds] of [
  ['better\nFrom 3.4 days shorter to 20 h shorter, in 95 of 100 draws.', false],
  [
    'worse\nFrom 0.4 a week fewer to 0.1 a week fewer, in 95 of 100 draws.',
    false,
  ],
  ['From 2 points lower to 9.5 points higher, in 95 of 100 draws.', true],
  ['From no difference to 2 points higher, in 95 of 100 draws.', true],
  ['From no difference to no difference, in 95 of 100 draws.', true],
  ['cannot be compared\nIt has no value in the baseline.', undefined],
] as const)
  test(`of “${words}” the interval ${
    {
      true: 'holds zero',
      false: 'is on one side of zero',
      undefined: 'is missing',
    }[`${holds}`]
  }`, () => {
    expect(holdsZero(words)).toBe(holds);
  });
