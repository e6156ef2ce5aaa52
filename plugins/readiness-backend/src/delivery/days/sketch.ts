import { Tally } from './tally';

/**
 * How long things took, as counts of durations that are alike within one percent: what cannot be sorted, because there are
 * millions of them, can still be added. The buckets are those of DDSketch (Masson, Rim, Lee: VLDB 2019).
 */
export const sketched = [
  'lead',
  'coding',
  'review',
  'waiting',
  'rollout',
  'recovery',
] as const;

/** See {@link sketched}. */
export type Sketched = (typeof sketched)[number];

const ACCURACY = 0.01;
const GROWTH = (1 + ACCURACY) / (1 - ACCURACY);

/** Name in a tally of durations that are like this one. */
export function bucketOf(series: Sketched, durationMs: number): string {
  return durationMs < 1
    ? `${series}~0`
    : `${series}~${Math.ceil(Math.log(durationMs) / Math.log(GROWTH)) + 1}`;
}

/** Within one percent of every duration in the bucket. */
function durationOf(bucket: number): number {
  return bucket === 0 ? 0 : (2 * GROWTH ** (bucket - 1)) / (GROWTH + 1);
}

/** Durations that are alike, and how many. */
export interface AlikeDurations {
  readonly durationMs: number;
  readonly count: number;
}

/** The durations of a series, the shortest first. */
export function durationsOf(
  tally: Tally,
  series: Sketched,
): readonly AlikeDurations[] {
  const prefix = `${series}~`;
  return Object.entries(tally)
    .flatMap(([name, count]) =>
      name.startsWith(prefix)
        ? [{ bucket: Number(name.slice(prefix.length)), count }]
        : [],
    )
    .sort((a, b) => a.bucket - b.bucket)
    .map(({ bucket, count }) => ({ durationMs: durationOf(bucket), count }));
}

/** How many durations there are. */
export function sizeOf(durations: readonly AlikeDurations[]): number {
  return durations.reduce((size, { count }) => size + count, 0);
}

/** Percentile by linear interpolation between order statistics, each within one percent; undefined without any. */
export function percentileOfAlike(
  durations: readonly AlikeDurations[],
  share: number,
): number | undefined {
  const size = sizeOf(durations);
  if (size === 0) {
    return undefined;
  }
  const at = (rank: number) => {
    let reached = 0;
    const found = durations.find(({ count }) => {
      reached += count;
      return rank < reached;
    });
    return found?.durationMs ?? 0;
  };
  const rank = (size - 1) * share;
  const low = Math.floor(rank);
  return at(low) + (at(Math.ceil(rank)) - at(low)) * (rank - low);
}
