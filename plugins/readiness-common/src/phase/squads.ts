import { median, medianAbsoluteDeviation } from 'simple-statistics';
import { between, Range } from '../numbers';
import { medianError, weightedMedian } from './statistics';

/** Production changes of one squad in the last 90 days, of the service archetype only. */
export interface SquadChanges {
  readonly ref: string;
  readonly headcount: number;
  /** Lead times of small changes, in hours. */
  readonly leadTimeHours: readonly number[];
  /** A service of it could not be read, so nothing is known of its changes. */
  readonly unread?: true;
}

/** A squad on the logarithmic scale. */
export interface LogSquad {
  readonly ref: string;
  readonly headcount: number;
  /** x = ln(max(lead time, 1 minute)), in hours. */
  readonly logs: readonly number[];
  /** m_k: median of x. */
  readonly median: number;
  /** Standard error of that median. */
  readonly error: number;
}

/** Squads as the statistical arms see them. */
export interface Squads {
  /** Those with enough changes to speak of. */
  readonly measured: readonly LogSquad[];
  /** The others: their median may lie anywhere between the ends. */
  readonly missing: readonly SquadChanges[];
  /** Headcount of all. */
  readonly headcount: number;
  /** Lowest and highest median that a squad without data may have: a minute and 10,000 hours, or what was seen beyond. */
  readonly ends: Range;
}

/** Fewest changes a squad and fewest squads a statistic needs. */
export const FLOOR = 8;
/** Changes of a squad that is well known. */
export const WELL_KNOWN_CHANGES = 15;
const ONE_MINUTE_HOURS = 1 / 60;
const LONGEST_HOURS = 10_000;

/** Parts squads by whether they have at least so many changes. */
export function squadsOf(
  all: readonly SquadChanges[],
  fewestChanges: number,
): Squads {
  const hasData = ({ leadTimeHours }: SquadChanges) =>
    leadTimeHours.length >= fewestChanges;
  const measured = all.filter(hasData).map(logSquad);
  const medians = measured.map(squad => squad.median);
  return {
    measured,
    missing: all.filter(squad => !hasData(squad)),
    headcount: all.reduce((sum, { headcount }) => sum + headcount, 0),
    ends: between(
      Math.min(Math.log(ONE_MINUTE_HOURS), ...medians),
      Math.max(Math.log(LONGEST_HOURS), ...medians),
    ),
  };
}

/**
 * M, headcount-weighted median of the squads' medians, from its lowest to its highest: the squads without data all at one
 * end, or all at the other. Undefined when nobody is in any squad.
 */
export function typicalLog(squads: Squads): Range | undefined {
  const { lo, hi } = squads.ends;
  const lowest = typicalWith(squads, lo);
  const highest = typicalWith(squads, hi);
  return lowest === undefined || highest === undefined
    ? undefined
    : between(lowest, highest);
}

/** Typical time of a small change, in hours; any time at all while no source of changes is connected. */
export function typicalHours(all: readonly SquadChanges[] | undefined): Range {
  const range = typicalLog(squadsOf(all ?? [], FLOOR));
  return range
    ? between(Math.exp(range.lo), Math.exp(range.hi))
    : between(0, Number.POSITIVE_INFINITY);
}

function typicalWith(
  { measured, missing }: Squads,
  placed: number,
): number | undefined {
  return weightedMedian([
    ...measured.map(squad => ({
      value: squad.median,
      weight: squad.headcount,
    })),
    ...missing.map(({ headcount }) => ({ value: placed, weight: headcount })),
  ]);
}

/** The same squads are looked at in several ways. */
const known = new WeakMap<SquadChanges, LogSquad>();

/** A squad with at least one change on the logarithmic scale. */
export function logSquad(squad: SquadChanges): LogSquad {
  const before = known.get(squad);
  if (before) return before;
  const { ref, headcount, leadTimeHours } = squad;
  const logs = leadTimeHours.map(hours =>
    Math.log(Math.max(hours, ONE_MINUTE_HOURS)),
  );
  const error = medianError(medianAbsoluteDeviation(logs), logs.length);
  const made = { ref, headcount, logs, median: median(logs), error };
  known.set(squad, made);
  return made;
}
