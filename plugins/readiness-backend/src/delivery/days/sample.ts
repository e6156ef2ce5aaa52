import { durationOf, Sketch } from './sketch';

/** Durations that are alike, and how many. */
interface AlikeDurations {
  readonly durationMs: number;
  readonly count: number;
}

/** How long several things took, in order. */
export interface Sample {
  readonly size: number;
  /** The duration at a place in the order, of which the first is 0. */
  readonly at: (place: number) => number;
  /** How many are shorter. */
  readonly below: (durationMs: number) => number;
  readonly alike: () => readonly AlikeDurations[];
}

/** Of durations that are known one by one. */
export function exactSample(durations: readonly number[]): Sample {
  // Numbers of one type are sorted without a call for each pair.
  const sorted = new Float64Array(durations).sort();
  return {
    size: sorted.length,
    at: place => sorted[place] ?? 0,
    below: durationMs =>
      firstPlace(sorted.length, place => (sorted[place] ?? 0) >= durationMs),
    alike: () => Array.from(sorted, durationMs => ({ durationMs, count: 1 })),
  };
}

/** Of durations that were added up; each is within one percent. */
export function sketchedSample(sketch: Sketch): Sample {
  const alike: AlikeDurations[] = [];
  /** How many there are up to each of them. */
  const reached: number[] = [];
  let size = 0;
  for (let at = 0; at + 1 < sketch.length; at += 2) {
    const count = sketch[at + 1] ?? 0;
    size += count;
    alike.push({ durationMs: durationOf(sketch[at] ?? 0), count });
    reached.push(size);
  }
  return {
    size,
    at: place =>
      alike[firstPlace(alike.length, index => (reached[index] ?? 0) > place)]
        ?.durationMs ?? 0,
    below: durationMs =>
      reached[
        firstPlace(
          alike.length,
          index => (alike[index]?.durationMs ?? 0) >= durationMs,
        ) - 1
      ] ?? 0,
    alike: () => alike,
  };
}

/** Percentile by linear interpolation between order statistics; undefined without any. */
export function percentileOf(
  { size, at }: Sample,
  share: number,
): number | undefined {
  if (size === 0) {
    return undefined;
  }
  const place = (size - 1) * share;
  const low = Math.floor(place);
  return at(low) + (at(Math.ceil(place)) - at(low)) * (place - low);
}

/** The first of so many places where something holds, which holds from there on. */
function firstPlace(size: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}
