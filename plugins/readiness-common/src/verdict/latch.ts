import { isAtLeast } from '../numbers';
import { VerdictRules } from '../standard';
import { Phase } from './facts';

const DAY_MS = 86_400_000;

/** What an earlier assessment said about the foundation. */
export interface FoundationDay {
  readonly at: Date;
  /** Capped Lo of P1 and P2; absent for a prerequisite that does not apply. */
  readonly lows: readonly number[];
  /** The phase of its verdict; absent when more evidence was needed. */
  readonly phase?: Phase;
}

/**
 * FOUNDATION, once entered, is left only after P1 and P2 had Lo at or above the functional score in every daily
 * assessment of the latch (28 days). An organisation whose last certain verdict was another one is not held. A day
 * without an assessment holds the latch: nobody saw that the foundation stood.
 */
export function foundationLatched(
  history: readonly FoundationDay[],
  asOf: Date,
  rules: VerdictRules,
): boolean {
  const certain = history
    .filter(({ phase }) => phase !== undefined)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  if (certain[certain.length - 1]?.phase !== 'FOUNDATION') {
    return false;
  }
  return foundationHeldDays(history, asOf, rules) < rules.latchDays;
}

/**
 * On how many days in a row, up to yesterday, P1 and P2 stood in every assessment; those of the latch at most. Today is not over
 * and is none of them; where it fell today already there is none.
 */
export function foundationHeldDays(
  history: readonly FoundationDay[],
  asOf: Date,
  rules: VerdictRules,
): number {
  const byDay = new Map<number, FoundationDay[]>();
  for (const day of history) {
    const key = dayOf(day.at);
    byDay.set(key, [...(byDay.get(key) ?? []), day]);
  }
  const today = dayOf(asOf);
  if (byDay.get(today)?.some(day => !held(day, rules))) return 0;
  for (let back = 1; back <= rules.latchDays; back += 1) {
    const assessments = byDay.get(today - back);
    if (!assessments || !assessments.every(day => held(day, rules))) {
      return back - 1;
    }
  }
  return rules.latchDays;
}

function held(day: FoundationDay, rules: VerdictRules): boolean {
  return day.lows.every(lo => isAtLeast(lo, rules.functionalScore));
}

function dayOf(time: Date): number {
  return Math.floor(time.getTime() / DAY_MS);
}
