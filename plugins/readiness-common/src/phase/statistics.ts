/** A standard deviation in median deviations, for normal data. */
export const NORMAL_MAD = 1.4826;
/** Standard error of a median against that of a mean, for normal data. */
export const MEDIAN_ERROR = 1.2533;

/** Standard error of the median of so many values with this median deviation, for normal data. */
export function medianError(deviation: number, count: number): number {
  return (MEDIAN_ERROR * NORMAL_MAD * deviation) / Math.sqrt(count);
}

/** Arithmetic mean. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample variance (n − 1); 0 for fewer than two values. */
export function variance(values: readonly number[]): number {
  if (values.length < 2) {
    return 0;
  }
  const centre = mean(values);
  return (
    values.reduce((sum, value) => sum + (value - centre) ** 2, 0) /
    (values.length - 1)
  );
}

/** Value at which half of the weight is reached; the mean of two values that share the middle. */
export function weightedMedian(
  values: readonly { readonly value: number; readonly weight: number }[],
): number | undefined {
  const sorted = values
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let reached = 0;
  for (const [index, { value, weight }] of sorted.entries()) {
    reached += weight;
    if (Math.abs(reached - half) <= 1e-9 * Math.max(1, half)) {
      return (value + (sorted[index + 1]?.value ?? value)) / 2;
    }
    if (reached > half) {
      return value;
    }
  }
  return undefined;
}
