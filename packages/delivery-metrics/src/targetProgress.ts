/** A target set against a baseline; all three in the same unit. */
export interface MetricTarget {
  readonly baseline: number;
  readonly target: number;
  /** Which way is better, where baseline and target are the same and cannot tell. */
  readonly better: 'lower' | 'higher';
}

/** How far a metric has come from its baseline to its target. */
export interface TargetProgress {
  /** 0 at the baseline, 100 at the target, beyond 100 past it, negative when worse than the baseline. Never clamped. */
  readonly percent: number;
  readonly state: 'met' | 'under-way' | 'unchanged' | 'worse-than-baseline';
}

/**
 * Progress towards a target: (baseline - current) / (baseline - target), the same for both directions. A target
 * equal to the baseline asks to hold it: 100 % while the current value is no worse, else the share by which it is
 * worse, negative.
 */
export function targetProgress(
  { baseline, target, better }: MetricTarget,
  current: number,
): TargetProgress {
  const percent =
    baseline === target
      ? heldPercent(
          better === 'lower' ? current - target : target - current,
          target,
        )
      : ((baseline - current) / (baseline - target)) * 100;
  if (percent >= 100) return { percent, state: 'met' };
  if (percent > 0) return { percent, state: 'under-way' };
  return {
    percent: percent + 0,
    state: percent < 0 ? 'worse-than-baseline' : 'unchanged',
  };
}

function heldPercent(excess: number, target: number): number {
  if (excess <= 0) return 100;
  return target === 0 ? -100 : (-excess / Math.abs(target)) * 100;
}
