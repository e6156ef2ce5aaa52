import { Random } from './random';

/** Type-7 quantile of sorted values. */
export function quantile(sorted: readonly number[], p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const lo = sorted[below] ?? Number.NaN;
  const hi = sorted[Math.min(below + 1, sorted.length - 1)] ?? lo;
  return lo + (position - below) * (hi - lo);
}

/** Median, the mean of the two middle values. */
export function median(values: readonly number[]): number {
  return quantile(ascending(values), 0.5);
}

/** Distance between the quartiles. */
export function interquartileRange(values: readonly number[]): number {
  const sorted = ascending(values);
  return quantile(sorted, 0.75) - quantile(sorted, 0.25);
}

/** Median distance from the median. */
export function medianDeviation(values: readonly number[]): number {
  const centre = median(values);
  return median(values.map(value => Math.abs(value - centre)));
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

/** As many values drawn with replacement as there are. */
export function resample<T>(values: readonly T[], random: Random): T[] {
  return values.flatMap(() => {
    const drawn = values[Math.floor(random() * values.length)];
    return drawn === undefined ? [] : [drawn];
  });
}

function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}
