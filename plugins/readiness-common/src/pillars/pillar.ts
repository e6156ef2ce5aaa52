import { z } from 'zod';
import { PillarInput, PillarRule } from '../standard';
import { complete, Score, scoreSchema } from '../scoring';

/** Schema of {@link PillarResult}. */
export const pillarResultSchema = z.object({
  id: z.string(),
  title: z.string(),
  score: scoreSchema,
  /** Titles of inputs of which nothing is known. */
  unknownInputs: z.array(z.string()),
});

/** One spoke of the radar (docs/explanation/how-the-score-works.md, "Pillars"). */
export type PillarResult = Readonly<z.infer<typeof pillarResultSchema>>;

/** What is known of one input: its capped bounds and how much of it is known. */
export interface PillarInputValue {
  readonly title: string;
  readonly applies: boolean;
  readonly lo: number;
  readonly hi: number;
  /** C of a prerequisite, κ of a check. */
  readonly confidence: number;
}

/**
 * Mean of the inputs' bounds. Inputs that do not apply drop out; those without a stated share divide equally what the
 * others leave.
 */
export function pillarOf(
  rule: PillarRule,
  valueOf: (input: PillarInput) => PillarInputValue,
): PillarResult {
  const inputs = shares(rule.inputs)
    .map(({ input, share }) => ({ share, value: valueOf(input) }))
    .filter(({ value }) => value.applies);
  const total = inputs.reduce((sum, { share }) => sum + share, 0);
  let lo = 0;
  let hi = 0;
  let confidence = 0;
  for (const { share, value } of inputs) {
    lo += (share / total) * value.lo;
    hi += (share / total) * value.hi;
    confidence += (share / total) * value.confidence;
  }
  return {
    id: rule.id,
    title: rule.title,
    score: asScore({ applies: inputs.length > 0, lo, hi, confidence }),
    unknownInputs: inputs
      .filter(({ value }) => value.confidence === 0)
      .map(({ value }) => value.title),
  };
}

function asScore(sum: {
  readonly applies: boolean;
  readonly lo: number;
  readonly hi: number;
  readonly confidence: number;
}): Score {
  const { applies, lo, hi, confidence } = sum;
  const bounds = applies
    ? {
        lo,
        ...(confidence > 0 ? { score: Math.min(hi, lo / confidence) } : {}),
        hi,
      }
    : { lo: 0, hi: 100 };
  return complete({
    applies,
    confidence: applies ? confidence : 0,
    uncapped: bounds,
    capped: bounds,
    exemptShare: 0,
  });
}

function shares(
  inputs: readonly PillarInput[],
): readonly { readonly input: PillarInput; readonly share: number }[] {
  const stated = inputs.reduce((sum, { share = 0 }) => sum + share, 0);
  const without = inputs.filter(({ share }) => share === undefined).length;
  return inputs.map(input => ({
    input,
    share: input.share ?? Math.max(0, 1 - stated) / without,
  }));
}
