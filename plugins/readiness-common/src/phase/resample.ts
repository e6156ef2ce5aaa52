import { middles } from './draws';
import { Random } from './random';
import { medianError } from './statistics';

/** A squad with more changes than this is not drawn change by change, see {@link Resampler}. */
export const DRAWN_ONE_BY_ONE = 300;

/** What is drawn from. */
interface Sample {
  readonly logs: readonly number[];
  /** Standard error of their median. */
  readonly error: number;
}

/** What a draw gives. */
interface Drawn {
  readonly median: number;
  readonly error: number;
}

/**
 * Draws the changes of one squad with replacement, as many as there are, and gives the median of each draw and its error.
 *
 * Up to {@link DRAWN_ONE_BY_ONE} changes are drawn one by one. Of more, the median is drawn at once: the place of the middle
 * one of n uniform numbers has a beta distribution, so this is the same distribution, without the n numbers. Its error is
 * then that of the squad itself: what that differs by from draw to draw is a few hundredths of it.
 */
export class Resampler {
  /** Lowest first. */
  readonly #sorted: Float64Array;
  /** Place in the order for each value as it was given. */
  readonly #rank: Uint32Array;
  readonly #counts: Uint32Array;
  readonly #error: number;

  constructor({ logs, error }: Sample) {
    const order = logs.map((_, index) => index);
    const at = (index: number) => logs[index] ?? 0;
    order.sort((one, other) => at(one) - at(other));
    this.#sorted = Float64Array.from(order, at);
    this.#rank = new Uint32Array(logs.length);
    order.forEach((index, rank) => {
      this.#rank[index] = rank;
    });
    this.#counts = new Uint32Array(logs.length);
    this.#error = error;
  }

  draw(random: Random): Drawn {
    return this.#sorted.length > DRAWN_ONE_BY_ONE
      ? { median: this.#drawnMedian(random), error: this.#error }
      : this.#oneByOne(random);
  }

  #oneByOne(random: Random): Drawn {
    const count = this.#sorted.length;
    this.#counts.fill(0);
    for (let drawn = 0; drawn < count; drawn += 1) {
      const rank = this.#rank[Math.floor(random() * count)] ?? 0;
      this.#counts[rank] = (this.#counts[rank] ?? 0) + 1;
    }
    const median = this.#medianOfCounts();
    return {
      median,
      error: medianError(this.#deviationFrom(median), count),
    };
  }

  /** Median of the values, each as often as it was counted. */
  #medianOfCounts(): number {
    const count = this.#sorted.length;
    let low = -1;
    let reached = 0;
    for (let rank = 0; rank < count; rank += 1) {
      reached += this.#counts[rank] ?? 0;
      if (low < 0 && reached >= (count + 1) >> 1) low = rank;
      if (reached >= (count + 2) >> 1)
        return middle(this.#value(low), this.#value(rank));
    }
    return Number.NaN;
  }

  /** Median of the distances from a value, from the nearest outwards on both sides. */
  #deviationFrom(median: number): number {
    const count = this.#sorted.length;
    let right = firstAtLeast(this.#sorted, median);
    let left = right - 1;
    let low = Number.NaN;
    for (let reached = 0; left >= 0 || right < count; ) {
      const below = left < 0 ? Infinity : median - this.#value(left);
      const above = right >= count ? Infinity : this.#value(right) - median;
      const isBelow = below <= above;
      const rank = isBelow ? left : right;
      reached += this.#counts[rank] ?? 0;
      const distance = isBelow ? below : above;
      if (Number.isNaN(low) && reached >= (count + 1) >> 1) low = distance;
      if (reached >= (count + 2) >> 1) return middle(low, distance);
      if (isBelow) left -= 1;
      else right += 1;
    }
    return Number.NaN;
  }

  #drawnMedian(random: Random): number {
    const [low, high] = middles(this.#sorted.length, random);
    return middle(this.#at(low), this.#at(high));
  }

  #at(place: number): number {
    const { length } = this.#sorted;
    return this.#value(Math.min(length - 1, Math.floor(place * length)));
  }

  #value(rank: number): number {
    return this.#sorted[rank] ?? Number.NaN;
  }
}

function middle(low: number, high: number): number {
  return low === high ? low : (low + high) / 2;
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const half = (from + to) >> 1;
    if ((sorted[half] ?? 0) < value) from = half + 1;
    else to = half;
  }
  return from;
}
