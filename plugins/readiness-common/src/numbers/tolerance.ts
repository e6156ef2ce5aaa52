/** Comparisons of scores allow this much rounding error (docs/explanation/how-the-score-works.md, "Bounds"). */
export const TOLERANCE = 1e-9;

/** a >= b within the tolerance. */
export function isAtLeast(a: number, b: number): boolean {
  return a >= b - TOLERANCE;
}

/** a < b beyond the tolerance; the exact negation of {@link isAtLeast}. */
export function isBelow(a: number, b: number): boolean {
  return !isAtLeast(a, b);
}

/** a > b beyond the tolerance. */
export function isAbove(a: number, b: number): boolean {
  return a > b + TOLERANCE;
}

/** Limits a number to [lo, hi]. */
export function clamp(value: number, lo: number, hi: number): number {
  return Math.min(hi, Math.max(lo, value));
}

/**
 * Whole number shown to people: rounded down, so that no gate looks reached before it is
 * (docs/explanation/how-the-score-works.md, "Bounds").
 */
export function displayed(value: number): number {
  return Math.floor(value + TOLERANCE);
}
