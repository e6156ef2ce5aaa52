import type { Random } from './random';

const DAY = 86_400_000;

export interface ChangeTimes {
  readonly codeChangedAt: number;
  readonly docsChangedAt?: number;
}

/** Of nine services two have documentation (40 of 180); of those ten in a row three are current (12 of 40). */
const DOCUMENTED_OF_NINE: readonly number[] = [3, 7];

/**
 * When code and documentation last changed. Current is: the last documentation commit is younger than 90 days, or no
 * code commit is newer. The dates stay 30 days clear of that line, so that the numbers hold while a cached company ages.
 */
export function changeTimesOf(
  index: number,
  now: number,
  random: Random,
): ChangeTimes {
  const ago = (low: number, high: number) =>
    now - random.between(low * 24, high * 24) * (DAY / 24);
  const place = DOCUMENTED_OF_NINE.indexOf(index % 9);
  if (place < 0) {
    return { codeChangedAt: random.next() < 0.25 ? ago(100, 220) : ago(1, 45) };
  }
  const documented = Math.floor(index / 9) * DOCUMENTED_OF_NINE.length + place;
  switch (documented % 10) {
    case 1:
    case 6:
      return { codeChangedAt: ago(1, 45), docsChangedAt: ago(5, 55) };
    case 8:
      return { codeChangedAt: ago(150, 170), docsChangedAt: ago(125, 140) };
    default:
      return { codeChangedAt: ago(2, 45), docsChangedAt: ago(125, 200) };
  }
}
