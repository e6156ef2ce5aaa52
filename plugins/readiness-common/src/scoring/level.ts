import { z } from 'zod';
import { isAtLeast } from '../numbers';

const LEVEL_STARTS = [0, 30, 60, 75, 90] as const;
const HIGHEST_WITH_MANY_WAIVERS = 3;

/** Schema of {@link LevelRange}. */
export const levelRangeSchema = z.object({
  lo: z.number().int(),
  hi: z.number().int(),
});

/** Levels 1 to 5 that the bounds still allow. */
export type LevelRange = Readonly<z.infer<typeof levelRangeSchema>>;

/**
 * Level of a score: below 30 L1, below 60 L2, below 75 L3, below 90 L4, else L5
 * (docs/explanation/how-the-score-works.md, "Levels").
 */
export function levelOf(score: number): number {
  return LEVEL_STARTS.filter(start => isAtLeast(score, start)).length || 1;
}

/** Levels of both bounds; many waivers stop the level at 3. */
export function levelRange(
  bounds: { readonly lo: number; readonly hi: number },
  manyWaivers: boolean,
): LevelRange {
  const highest = manyWaivers ? HIGHEST_WITH_MANY_WAIVERS : LEVEL_STARTS.length;
  return {
    lo: Math.min(highest, levelOf(bounds.lo)),
    hi: Math.min(highest, levelOf(bounds.hi)),
  };
}
