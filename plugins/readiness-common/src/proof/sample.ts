import { beta, middles } from '../phase/draws';
import { Random } from '../phase/random';

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

/** How many deployments, changes or recoveries a metric rests on. */
export function sizeOf(sample: MetricSample): number {
  switch (sample.kind) {
    case 'durations':
      return sample.durations.reduce((sum, [, count]) => sum + count, 0);
    case 'share':
      return sample.whole;
    case 'days':
      return sample.counts.reduce((sum, count) => sum + count, 0);
    default:
      return neverSample(sample);
  }
}

/**
 * Draws the metric anew, as if the window were lived through again, from everything that it was made of; undefined where
 * there is nothing to draw from.
 */
export function redraw(
  sample: MetricSample,
): ((random: Random) => number) | undefined {
  switch (sample.kind) {
    case 'durations':
      return sizeOf(sample) === 0 ? undefined : medianOf(sample.durations);
    case 'share': {
      const { part, whole } = sample;
      // A rate that could have made it, each being as likely beforehand: none of five does not prove that none ever fails.
      return whole === 0
        ? undefined
        : random => beta(part + 1, whole - part + 1, random) * 100;
    }
    case 'days': {
      const { counts } = sample;
      return counts.length === 0
        ? undefined
        : random =>
            (counts.reduce(sum => sum + oneOf(counts, random), 0) * 7) /
            counts.length;
    }
    default:
      return neverSample(sample);
  }
}

/** The median of as many as there are, drawn from them with putting back. */
function medianOf(
  durations: readonly (readonly [number, number])[],
): (random: Random) => number {
  let size = 0;
  const upTo = durations.map(([, count]) => (size += count));
  const at = (share: number) =>
    durations[firstBeyond(upTo, share * size)]?.[0] ?? 0;
  return random => {
    const [lower, upper] = middles(size, random);
    return (at(lower) + at(upper)) / 2;
  };
}

/** Index of the first of ascending numbers that is larger. */
function firstBeyond(ascending: readonly number[], than: number): number {
  let [from, to] = [0, ascending.length - 1];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((ascending[middle] ?? 0) > than) to = middle;
    else from = middle + 1;
  }
  return from;
}

function oneOf(counts: readonly number[], random: Random): number {
  return counts[Math.floor(random() * counts.length)] ?? 0;
}

function neverSample(sample: never): never {
  throw new Error(`Unknown sample ${JSON.stringify(sample)}`);
}
