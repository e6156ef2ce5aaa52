import { Random } from './random';

/** A number from the standard normal distribution (Box and Muller). */
function normal(random: Random): number {
  return (
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  );
}

/** A number from the gamma distribution, of a shape from 1 on (Marsaglia and Tsang). */
function gamma(shape: number, random: Random): number {
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    const isKept =
      v > 0 &&
      Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v);
    if (isKept) return d * v;
  }
}

/** A number from the beta distribution, of shapes from 1 on; it costs the same however large they are. */
export function beta(a: number, b: number, random: Random): number {
  const part = gamma(a, random);
  return part / (part + gamma(b, random));
}

/**
 * Where the middle of `size` uniform numbers lies, without drawing them all: the k-th smallest has a beta distribution, and
 * the next one is the smallest of those left. Of an even number there are two in the middle.
 */
export function middles(
  size: number,
  random: Random,
): readonly [number, number] {
  const rank = Math.floor((size + 1) / 2);
  const lower = beta(rank, size - rank + 1, random);
  if (size % 2 === 1) return [lower, lower];
  return [lower, 1 - (1 - lower) * (1 - random()) ** (1 / (size - rank))];
}
