import { median } from 'simple-statistics';
import { weightedMedian } from './statistics';

/** Production changes of one squad in the last 90 days, of the service archetype only. */
export interface SquadChanges {
  readonly ref: string;
  readonly headcount: number;
  /** Lead times of small changes, in hours. */
  readonly leadTimeHours: readonly number[];
}

/** A squad on the logarithmic scale. */
export interface LogSquad {
  readonly ref: string;
  readonly headcount: number;
  /** x = ln(max(lead time, 1 minute)), in hours. */
  readonly logs: readonly number[];
  /** m_k: median of x. */
  readonly median: number;
}

/** Fewest changes a squad and fewest squads a statistic needs. */
export const FLOOR = 8;
const ONE_MINUTE_HOURS = 1 / 60;

/** Squads with at least one change, on the logarithmic scale. */
export function logSquads(
  squads: readonly SquadChanges[],
): readonly LogSquad[] {
  return squads
    .filter(({ leadTimeHours }) => leadTimeHours.length > 0)
    .map(({ ref, headcount, leadTimeHours }) => {
      const logs = leadTimeHours.map(hours =>
        Math.log(Math.max(hours, ONE_MINUTE_HOURS)),
      );
      return { ref, headcount, logs, median: median(logs) };
    });
}

/** M: headcount-weighted median of the squads' medians. Undefined without changes. */
export function typicalLog(squads: readonly LogSquad[]): number | undefined {
  return weightedMedian(
    squads.map(squad => ({ value: squad.median, weight: squad.headcount })),
  );
}

/** Squads with enough changes for the statistical arms. */
export function measurable(squads: readonly LogSquad[]): readonly LogSquad[] {
  return squads.filter(({ logs }) => logs.length >= FLOOR);
}
