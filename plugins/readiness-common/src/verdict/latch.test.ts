import { defaultVerdictRules as rules } from '../standard';
import { Phase } from './facts';
import { FoundationDay, foundationHeldDays, foundationLatched } from './latch';

const DAY_MS = 86_400_000;
const asOf = new Date('2026-11-01T12:00:00Z');

const day = (back: number, lo: number, phase?: Phase): FoundationDay => ({
  at: new Date(asOf.getTime() - back * DAY_MS),
  lows: [lo, lo],
  ...(phase ? { phase } : {}),
});
/** Newest first. */
const days = (count: number, lo: number) =>
  Array.from({ length: count }, (_, back) => day(back + 1, lo, 'FOUNDATION'));
const isLatched = (history: readonly FoundationDay[]) =>
  foundationLatched(history, asOf, rules);

describe('the latch of the foundation', () => {
  it('does not hold an organisation that was never in it', () => {
    expect(isLatched([])).toBe(false);
    expect(isLatched([day(1, 40, 'GOLDEN_PATHS')])).toBe(false);
  });

  it('holds until the foundation stood on every one of 28 days', () => {
    expect(isLatched(days(27, 70))).toBe(true);
    expect(isLatched(days(28, 70))).toBe(false);
    expect(isLatched(days(28, 60))).toBe(false);
    expect(isLatched(days(28, 59))).toBe(true);
  });

  it('holds where one of the two prerequisites did not stand', () => {
    const history = days(28, 70).map(item => ({ ...item, lows: [70, 59] }));
    expect(isLatched(history)).toBe(true);
  });

  it('holds after a day on which nobody looked', () => {
    expect(isLatched(days(28, 70).filter((_, index) => index !== 13))).toBe(
      true,
    );
  });

  it('asks of a day that was assessed twice that both stood', () => {
    for (const [first, second] of [
      [59, 70],
      [70, 59],
    ] as const) {
      const twice = [
        ...days(28, 70).filter((_, index) => index !== 4),
        day(5, first, 'FOUNDATION'),
        day(5, second, 'FOUNDATION'),
      ];
      expect(isLatched(twice)).toBe(true);
    }
  });

  it('holds on the day on which it fell, and counts no day of those before', () => {
    const fell = { ...day(0, 40, 'FOUNDATION'), at: new Date('2026-11-01') };
    const history = [fell, ...days(28, 70)];
    expect(isLatched(history)).toBe(true);
    expect(foundationHeldDays(history, asOf, rules)).toBe(0);
  });

  it('goes by the last certain verdict, in whatever order the days are given', () => {
    const left = [day(2, 50, 'FOUNDATION'), day(1, 70, 'GOLDEN_PATHS')];
    const entered = [day(2, 70, 'GOLDEN_PATHS'), day(1, 50, 'FOUNDATION')];
    for (const order of [
      (history: readonly FoundationDay[]) => history,
      (history: readonly FoundationDay[]) => [...history].reverse(),
    ]) {
      expect(isLatched(order(left))).toBe(false);
      expect(isLatched(order(entered))).toBe(true);
    }
  });

  it('is not left by a day that needed more evidence, whose level counts all the same', () => {
    const uncertain = (lo: number) => [
      day(1, lo),
      ...days(28, 70).filter((_, index) => index > 0),
    ];
    expect(isLatched(uncertain(59))).toBe(true);
    expect(isLatched(uncertain(70))).toBe(false);
  });

  it('does not come back for a missing day once it was left', () => {
    const left = [...days(28, 70), day(0, 70, 'GOLDEN_PATHS')];
    const later = new Date(asOf.getTime() + 3 * DAY_MS);
    expect(foundationLatched(left, later, rules)).toBe(false);
  });
});

describe('how long the foundation has stood', () => {
  const heldDays = (history: readonly FoundationDay[]) =>
    foundationHeldDays(history, asOf, rules);

  it('is counted back from yesterday to the first day on which it did not stand, or on which nobody looked', () => {
    expect(heldDays([])).toBe(0);
    expect(heldDays([day(0, 70)])).toBe(0);
    expect(heldDays(days(3, 70))).toBe(3);
    expect(heldDays([...days(3, 70), day(4, 59), day(5, 70)])).toBe(3);
    expect(heldDays(days(9, 70).filter((_, index) => index !== 4))).toBe(4);
    expect(heldDays([day(1, 59), day(2, 70)])).toBe(0);
  });

  it('is never more than the latch asks for', () => {
    expect(heldDays(days(40, 70))).toBe(28);
  });
});
