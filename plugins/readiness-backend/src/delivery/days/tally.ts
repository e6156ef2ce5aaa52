import {
  CommitAbsence,
  commitAbsences,
} from '@groundwork/plugin-readiness-common';
import { Sketch, Sketched, sketched, SketchSums } from './sketch';

/**
 * What counts on some days, by name, and how long things took. Tallies of days and of services are added; what one of them no longer holds is taken
 * away by adding its difference.
 */
export type Tally = Readonly<Record<string, number | Sketch>>;

/** Counts of a tally that are no part of a sketch. */
export const counted = [
  /** Successful deployments. */
  'deployments',
  'redeployments',
  /** Successful deployments of which the source named no SHA. */
  'withoutSha',
  /** What an option leaves out of every other count. */
  'leftOutRedeploys',
  'leftOutWithoutChange',
  /** Deployments that brought something new, and those of them whose changes were found. */
  'forward',
  'forwardWithChanges',
  /** Of the deployments that ended on the day. */
  'failedAttempts',
  /** Changes with a lead time, and those whose clocks contradict each other. */
  'changes',
  'unmeasured',
  /** Changes whose lead time is counted otherwise as well; days that an earlier version counted lack them. */
  'countedOtherwise',
  /** Deployments that reached users; those that the change fail rate is a share of; those that failed. */
  'reached',
  'denominator',
  'failures',
  /** Failures that a rollback, a revert or a hotfix showed, not only an incident. */
  'remedied',
  'open',
  'rework',
  /** Recoveries that ended on the day; those that incidents timed. */
  'recoveries',
  'recoveriesByIncident',
  /** Only beside what has to be added to get what sources told: what counts differently because of what people say. */
  'movedDeployments',
  'movedChanges',
  'movedFailures',
  'movedRecoveries',
  'movedRework',
] as const;

/** See {@link counted}; deployments without a SHA also by the reason. */
export type Counted = (typeof counted)[number] | `withoutSha:${CommitAbsence}`;

/** Why deployments name no commit, with how many of them; what nobody gave a reason for was not told. */
export function absencesOf(
  tally: Tally,
): readonly { readonly reason: CommitAbsence; readonly count: number }[] {
  return commitAbsences
    .map(reason => ({ reason, count: countOf(tally, `withoutSha:${reason}`) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/** A count; what is not there did not happen. */
export function countOf(tally: Tally, name: Counted): number {
  const found = tally[name];
  return typeof found === 'number' ? found : 0;
}

/** Where a series stands in a tally. */
export function nameOfSketch(series: Sketched): string {
  return `${series}~`;
}

/** How long things took; what is not there did not happen. */
export function sketchOf(tally: Tally, series: Sketched): Sketch {
  const found = tally[nameOfSketch(series)];
  return typeof found === 'object' ? found : [];
}

/** All of some tallies together, with the series that are asked for; names that come to nothing are left out. */
export function sumOf(
  tallies: Iterable<Tally>,
  series: readonly Sketched[] = sketched,
): Tally {
  const asked = new Set(series.map(nameOfSketch));
  const counts = new Map<string, number>();
  const sketches = new Map<string, Sketch[]>();
  for (const tally of tallies) {
    for (const [name, found] of Object.entries(tally)) {
      if (typeof found === 'number') {
        counts.set(name, (counts.get(name) ?? 0) + found);
      } else if (asked.has(name)) {
        const known = sketches.get(name) ?? [];
        sketches.set(name, known);
        known.push(found);
      }
    }
  }
  return Object.fromEntries([
    ...[...counts].filter(([, count]) => count !== 0),
    ...added(sketches),
  ]);
}

function added(
  sketches: ReadonlyMap<string, readonly Sketch[]>,
): readonly (readonly [string, Sketch])[] {
  if (sketches.size === 0) {
    return [];
  }
  const sums = new SketchSums();
  return [...sketches]
    .map(([name, own]) => [name, sums.of(own)] as const)
    .filter(([, sketch]) => sketch.length > 0);
}

/** What has to be added to one tally to make it another one. */
export function differenceOf(before: Tally, after: Tally): Tally {
  const taken = Object.entries(before).map(([name, found]) => [
    name,
    typeof found === 'number' ? -found : takenAway(found),
  ]);
  return sumOf([after, Object.fromEntries(taken)]);
}

function takenAway(sketch: Sketch): Sketch {
  return sketch.map((each, at) => (at % 2 === 0 ? each : -each));
}

/** The same tally has the same text, in whatever order it was counted. */
export function writeTally(tally: Tally): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(tally).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
}

/** A bucket of a series was a count by itself once, which took several times as long to read. */
const BUCKET = /^(\w+~)(\d+)$/;

/** A stored tally; the text was written from one, perhaps by an earlier version. */
export function readTally(text: string): Tally {
  const stored = JSON.parse(text) as Tally;
  return Object.keys(stored).some(name => BUCKET.test(name))
    ? withSketches(stored)
    : stored;
}

function withSketches(stored: Tally): Tally {
  return sumOf(
    Object.entries(stored).map(([name, found]): Tally => {
      const [, series, bucket] = BUCKET.exec(name) ?? [];
      return series !== undefined && typeof found === 'number'
        ? { [series]: [Number(bucket), found] }
        : { [name]: found };
    }),
  );
}
