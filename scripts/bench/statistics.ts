/** Nearest-rank percentile of a non-empty list; `share` is between 0 and 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  const value = sorted[rank - 1];
  if (value === undefined) throw new RangeError('no values were measured');
  return value;
}

/** Where the rounds of one figure lie. */
export interface Band {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  readonly rounds: number;
}

/** The median of an even number of rounds is the mean of the middle two. */
export function bandOf(values: readonly number[]): Band {
  const lower = percentile(values, 0.5);
  const upper = -percentile(
    values.map(value => -value),
    0.5,
  );
  return {
    median: (lower + upper) / 2,
    lowest: Math.min(...values),
    highest: Math.max(...values),
    rounds: values.length,
  };
}

/** Ours over the plain app's, round by round: what slowed one round of both is in neither ratio. */
export function ratioBand(
  ours: readonly number[],
  plain: readonly number[],
): Band | undefined {
  const ratios = ours.flatMap((value, round) => {
    const beside = plain[round];
    return beside !== undefined && beside > 0 ? [value / beside] : [];
  });
  return ratios.length > 0 ? bandOf(ratios) : undefined;
}
