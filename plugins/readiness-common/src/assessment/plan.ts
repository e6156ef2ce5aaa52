import { z } from 'zod';
import { effortSchema } from '../checks';
import { prerequisiteIds } from '../standard';

/** Schema of {@link Repair}. */
export const repairSchema = z.object({
  checkId: z.string(),
  /** What to do, in one sentence. */
  summary: z.string(),
  /** The page of the documentation that says how. */
  href: z.string(),
  effort: effortSchema,
});

/** What would make a failing check pass. */
export type Repair = Readonly<z.infer<typeof repairSchema>>;

/** Schema of {@link Move}. */
export const moveSchema = repairSchema.extend({
  prerequisite: z.enum(prerequisiteIds),
  /** Points of 100 by which the prerequisite's lower bound rises when the check passes for certain. */
  gain: z.number(),
  /** Titles of the vetoes that it clears. */
  vetoes: z.array(z.string()),
});

/** A repair of a failing or undecided prerequisite, with what it gains. */
export type Move = Readonly<z.infer<typeof moveSchema>>;
