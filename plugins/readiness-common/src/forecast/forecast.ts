import { linearRegression } from 'simple-statistics';
import { GATE } from '../scoring';

const DAY_MS = 86_400_000;
const DAYS_A_MONTH = 365.25 / 12;
/** A pace that is shorter than this says more of the last week than of the work. */
const SHORTEST_DAYS = 28;
/** Who needs longer goes nowhere. */
const LONGEST_MONTHS = 60;

/** What organisations report of foundation work (docs/explanation/how-the-score-works.md, "How long it takes"). */
export const MONTHS_ELSEWHERE = { lo: 6, hi: 9 } as const;

/** A prerequisite of the foundation as it stands. */
export interface Standing {
  readonly id: string;
  readonly gate: string;
  /** Lower bound of its score, of 100. */
  readonly lo: number;
}

/** Lower bounds of one day, by prerequisite, as one version of the standard judged them. */
export interface JudgedDay {
  /** ISO date. */
  readonly day: string;
  readonly standardVersion: string;
  readonly prerequisites: readonly {
    readonly id: string;
    readonly lo: number;
  }[];
}

/** How fast an organisation's own foundation comes. */
export type Pace =
  | { readonly state: 'too-short' | 'not-rising' | 'veto' }
  | {
      readonly state: 'known';
      /** Days that it is measured over. */
      readonly days: number;
      /** Months from today until the slowest prerequisite stands at its gate. */
      readonly months: number;
    };

/** How long the foundation will take. */
export interface FoundationForecast {
  /** Months. */
  readonly elsewhere: { readonly lo: number; readonly hi: number };
  readonly pace: Pace;
}

/**
 * How long until consistent foundation and one pipeline pass: what is reported elsewhere, and the organisation's own pace
 * where its history shows one. A line through the lower bounds of the days that the standard of today judged; the slower of
 * both prerequisites counts. Undefined where neither fails.
 */
export function forecastFoundation(
  prerequisites: readonly Standing[],
  history: readonly JudgedDay[],
): FoundationForecast | undefined {
  const failing = prerequisites.filter(
    ({ id, gate }) => (id === 'P1' || id === 'P2') && gate === 'FAIL',
  );
  return failing.length === 0
    ? undefined
    : { elsewhere: MONTHS_ELSEWHERE, pace: paceOf(failing, history) };
}

function paceOf(
  failing: readonly Standing[],
  history: readonly JudgedDay[],
): Pace {
  // Points are not what keeps it shut.
  if (failing.some(({ lo }) => lo >= GATE)) return { state: 'veto' };
  const newest = [...history].sort((a, b) => (a.day < b.day ? 1 : -1));
  const judged = newest.filter(
    ({ standardVersion }) => standardVersion === newest[0]?.standardVersion,
  );
  const days = daysBetween(judged.at(-1)?.day, judged[0]?.day);
  if (days < SHORTEST_DAYS) return { state: 'too-short' };
  const waits = failing.map(({ id, lo }) => (GATE - lo) / slopeOf(id, judged));
  const months = Math.max(...waits) / DAYS_A_MONTH;
  return waits.every(wait => wait > 0) && months <= LONGEST_MONTHS
    ? { state: 'known', days, months }
    : { state: 'not-rising' };
}

/** Points a day. */
function slopeOf(id: string, judged: readonly JudgedDay[]): number {
  const points = judged.flatMap(({ day, prerequisites }) =>
    prerequisites
      .filter(item => item.id === id)
      .map(({ lo }) => [Date.parse(day) / DAY_MS, lo]),
  );
  return points.length < 2 ? 0 : linearRegression(points).m;
}

function daysBetween(from: string | undefined, to: string | undefined): number {
  return from === undefined || to === undefined
    ? 0
    : Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
