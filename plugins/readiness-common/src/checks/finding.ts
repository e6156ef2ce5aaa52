import { z } from 'zod';
import { sourceObjectSchema } from '../evidence';

/** Schema of {@link Finding}. */
export const findingSchema = z.object({
  /** One actionable sentence. It names no team: whom it concerns stands in `subjectRef` and `team`. */
  message: z.string(),
  /** What the finding is about. Findings are shown only to those who may read that subject's result. */
  subjectRef: z.string().optional(),
  team: z.string().optional(),
  /** Cluster, instance or host in which it was seen. */
  where: z.string().optional(),
  evidenceId: z.string().optional(),
  object: sourceObjectSchema.optional(),
  /** The lines that mend it, and what they are written into. */
  mend: z.object({ into: z.string(), yaml: z.string() }).optional(),
});

/** One located, actionable statement inside a check's result. */
export type Finding = Readonly<z.infer<typeof findingSchema>>;
