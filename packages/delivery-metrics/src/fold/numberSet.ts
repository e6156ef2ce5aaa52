import { firstIndexWhere } from '../ordering';
import { IdSet } from '../idSet';

/** Sorted ranges of numbers, both ends included, one after another: `[0, 99, 120, 120]`. */
export type NumberRanges = readonly number[];

/** Whether ranges hold a number. */
export function rangesHold(ranges: NumberRanges, number: number): boolean {
  // Ends lie at odd places, so the first end that is not before the number tells.
  const at = firstIndexWhere(ranges, bound => bound >= number);
  return ranges[at] === number || at % 2 === 1;
}

/**
 * A set of numbers that came out of storage as ranges and grows. What one service has delivered of a repository is all but
 * a few branches, so the ranges are as many as those, however long the history.
 */
export class NumberSet {
  readonly #stored: NumberRanges;
  readonly #added = new IdSet();

  constructor(stored: NumberRanges = []) {
    this.#stored = stored;
  }

  has(number: number): boolean {
    return (
      this.#added.has(number) ||
      (this.#stored.length > 0 && rangesHold(this.#stored, number))
    );
  }

  /** Adds a number and tells whether it was new. */
  add(number: number): boolean {
    if (this.#stored.length > 0 && rangesHold(this.#stored, number))
      return false;
    return this.#added.add(number);
  }

  toRanges(): NumberRanges {
    if (this.#added.isEmpty) return this.#stored;
    const ranges: number[] = [];
    const append = (from: number, to: number) => {
      if (ranges.length > 0 && ranges[ranges.length - 1] === from - 1)
        ranges[ranges.length - 1] = to;
      else ranges.push(from, to);
    };
    let at = 0;
    const appendStoredBefore = (bound: number) => {
      for (; at < this.#stored.length; at += 2) {
        const from = this.#stored[at] ?? bound;
        if (from >= bound) return;
        append(from, this.#stored[at + 1] ?? from);
      }
    };
    this.#added.forEachRun((from, to) => {
      appendStoredBefore(from);
      append(from, to);
    });
    appendStoredBefore(Infinity);
    return ranges;
  }
}
