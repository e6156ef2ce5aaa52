/** How old an observation is allowed to be, and how old it is. */
export interface Age {
  readonly ageMs: number;
  /** Twice the collector's cadence. */
  readonly ttlMs: number;
}

/**
 * Factor f of confidence: 1 until the ttl, then linearly to 0 at three times the ttl
 * (docs/explanation/how-the-score-works.md, "Age"). An observation from the future (a skewed clock) counts fully.
 */
export function freshness({ ageMs, ttlMs }: Age): number {
  if (ageMs <= ttlMs) {
    return 1;
  }
  return Math.max(0, 1 - (ageMs - ttlMs) / (2 * ttlMs));
}
