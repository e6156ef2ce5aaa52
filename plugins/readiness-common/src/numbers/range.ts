import { z } from 'zod';

/** Schema of {@link Range}. */
export const rangeSchema = z.object({ lo: z.number(), hi: z.number() });

/**
 * Lowest and highest value over all completions of what could not be read. A known number has lo = hi.
 */
export type Range = Readonly<z.infer<typeof rangeSchema>>;

/** The range of a number that is known. */
export function exactly(value: number): Range {
  return { lo: value, hi: value };
}

/** The range of a number of which nothing is known beyond its limits. */
export function between(lo: number, hi: number): Range {
  return { lo, hi };
}
