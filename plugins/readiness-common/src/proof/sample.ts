import { quantileSorted } from 'simple-statistics';
import { Random } from '../phase/random';

/** More values than this are not drawn: so many stand for all, evenly taken, and the interval is wider and never narrower. */
const MOST_DRAWN = 500;

/** What a metric was made of in one window. */
export type MetricSample =
  /** Durations, the shortest first, as how many of which length; the metric is their median. */
  | {
      readonly kind: 'durations';
      readonly durations: readonly (readonly [hours: number, count: number])[];
    }
  /** So many of so many; the metric is the share in percent. */
  | { readonly kind: 'share'; readonly part: number; readonly whole: number }
  /** How many on each day of the window; the metric is how many a week. */
  | { readonly kind: 'days'; readonly counts: readonly number[] };

/** Draws the metric anew, as if the window were lived through again; undefined where there is nothing to draw from. */
export function redraw(
  sample: MetricSample,
): ((random: Random) => number) | undefined {
  switch (sample.kind) {
    case 'durations': {
      const values = evenly(sample.durations);
      return values.length === 0
        ? undefined
        : random => quantileSorted(drawn(values, random).sort(ascending), 0.5);
    }
    case 'share': {
      const { part, whole } = sample;
      const size = Math.min(whole, MOST_DRAWN);
      return whole === 0
        ? undefined
        : random => {
            let found = 0;
            for (let left = size; left > 0; left -= 1) {
              if (random() * whole < part) found += 1;
            }
            return (found / size) * 100;
          };
    }
    case 'days': {
      const { counts } = sample;
      return counts.length === 0
        ? undefined
        : random =>
            (drawn(counts, random).reduce((sum, count) => sum + count, 0) * 7) /
            counts.length;
    }
    default:
      return neverSample(sample);
  }
}

/** All of them, or so many that lie evenly among them. */
function evenly(
  durations: readonly (readonly [number, number])[],
): readonly number[] {
  const size = durations.reduce((sum, [, count]) => sum + count, 0);
  const wanted = Math.min(size, MOST_DRAWN);
  const values: number[] = [];
  let reached = 0;
  for (const [hours, count] of durations) {
    reached += count;
    while (
      values.length < wanted &&
      ((values.length + 0.5) * size) / wanted <= reached
    ) {
      values.push(hours);
    }
  }
  return values;
}

function drawn(values: readonly number[], random: Random): number[] {
  return values.map(
    () => values[Math.floor(random() * values.length)] ?? values[0] ?? 0,
  );
}

function ascending(a: number, b: number): number {
  return a - b;
}

function neverSample(sample: never): never {
  throw new Error(`Unknown sample ${JSON.stringify(sample)}`);
}
