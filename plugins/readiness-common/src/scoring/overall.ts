import { z } from 'zod';
import { displayed, isAtLeast } from '../numbers';
import { Score } from './score';

const ONE_NUMBER_FROM = 0.5;

/** Schema of {@link Overall}. */
export const overallSchema = z.object({
  lo: z.number(),
  hi: z.number(),
  /** Only when every prerequisite that applies has C ≥ 0.5. */
  score: z.number().optional(),
  /** Shown small: the mean of the lower and of the upper bounds. */
  mean: z.object({ lo: z.number(), hi: z.number() }),
});

/**
 * Overall readiness: the weakest of the prerequisites that apply (docs/explanation/how-the-score-works.md, "Overall").
 * Whole numbers, rounded down.
 */
export type Overall = Readonly<z.infer<typeof overallSchema>>;

/** Undefined when no prerequisite applies. */
export function overallOf(scores: readonly Score[]): Overall | undefined {
  const applying = scores.filter(({ applies }) => applies);
  if (applying.length === 0) {
    return undefined;
  }
  const lows = applying.map(({ capped }) => capped.lo);
  const highs = applying.map(({ capped }) => capped.hi);
  const oneNumber = applying.every(({ confidence }) =>
    isAtLeast(confidence, ONE_NUMBER_FROM),
  );
  const values = applying.flatMap(({ capped }) =>
    capped.score === undefined ? [] : [capped.score],
  );
  return {
    lo: displayed(Math.min(...lows)),
    hi: displayed(Math.min(...highs)),
    ...(oneNumber ? { score: displayed(Math.min(...values)) } : {}),
    mean: { lo: displayed(mean(lows)), hi: displayed(mean(highs)) },
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
