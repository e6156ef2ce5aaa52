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
  /** Lead times counted otherwise: of each commit by itself, and from the merge on. */
  'commits',
  'merged',
] as const;

/** See {@link sketched}. */
export type Sketched = (typeof sketched)[number];

/**
 * How many durations are in which bucket: bucket, count, bucket, count, the shortest durations first. Thousands of them are read
 * for one answer, and of all that is JSON a list of numbers is read fastest.
 */
export type Sketch = readonly number[];

const ACCURACY = 0.01;
const GROWTH = (1 + ACCURACY) / (1 - ACCURACY);
/** Above the bucket of the ten thousand years that times may be apart. */
const BUCKETS = 2048;

/** The bucket of durations that are like this one. */
export function bucketOf(durationMs: number): number {
  return durationMs < 1
    ? 0
    : Math.ceil(Math.log(durationMs) / Math.log(GROWTH)) + 1;
}

/** Within one percent of every duration in the bucket. */
export function durationOf(bucket: number): number {
  return bucket === 0 ? 0 : (2 * GROWTH ** (bucket - 1)) / (GROWTH + 1);
}

/** Adds sketches up, one sum after the other. */
export class SketchSums {
  readonly #counts = new Float64Array(BUCKETS);
  #touched: number[] = [];

  /** All of some sketches together; buckets that come to nothing are left out. */
  of(sketches: Iterable<Sketch>): Sketch {
    for (const sketch of sketches) {
      for (let at = 0; at + 1 < sketch.length; at += 2) {
        this.add(sketch[at] ?? 0, sketch[at + 1] ?? 0);
      }
    }
    return this.take();
  }

  add(bucket: number, count: number): void {
    const before = this.#counts[bucket] ?? 0;
    if (before === 0) {
      this.#touched.push(bucket);
    }
    this.#counts[bucket] = before + count;
  }

  /** What was added, after which the next sum begins. */
  take(): Sketch {
    const sum: number[] = [];
    // Numbers of one type are sorted without a call for each pair.
    for (const bucket of new Uint16Array(this.#touched).sort()) {
      const count = this.#counts[bucket] ?? 0;
      if (count !== 0) {
        sum.push(bucket, count);
        this.#counts[bucket] = 0;
      }
    }
    this.#touched = [];
    return sum;
  }
}
