/** Sources that differ by more than this share of the larger count disagree. */
export const TOLERANCE = 0.1;

/** Whether sources disagree of which each saw so many deployments. */
export function disagree(seen: readonly number[]): boolean {
  const most = Math.max(...seen);
  return seen.length > 1 && most - Math.min(...seen) > most * TOLERANCE;
}
