import { quantile } from 'simple-statistics';

/**
 * Percentile by linear interpolation between order statistics (type 7 of Hyndman and Fan, the default of R and
 * NumPy). The sample may be in any order. Undefined for an empty sample.
 *
 * @param share - 0.5 for the median, 0.75, 0.9, …
 */
export function percentileOf(
  sample: readonly number[],
  share: number,
): number | undefined {
  return sample.length === 0 ? undefined : quantile(sample, share);
}

/** Median: the middle value, or the mean of the two middle ones. Undefined for an empty sample. */
export function medianOf(sample: readonly number[]): number | undefined {
  return percentileOf(sample, 0.5);
}
