import type { StreamProgress } from '@groundwork/plugin-readiness-node';
import { z } from 'zod';

/** What was read of a job. */
export const positionSchema = z.object({
  /** Number of the last build that was read; they count from one. */
  last: z.number().int(),
  read: z.number().int(),
  /** From when on none is missing; absent when none ever was. */
  sinceMs: z.number().exactOptional(),
  /** Builds that had not ended. */
  open: z.array(z.object({ id: z.string(), sinceMs: z.number() })).readonly(),
});

/** See {@link positionSchema}. */
export type Position = z.infer<typeof positionSchema>;

/** What is known of a job that was not read before. */
export const nothing: Position = { last: 0, read: 0, open: [] };

/** Numbers say how many builds there were, also of those that Jenkins discarded. */
export function progressOf({ last, read, sinceMs }: Position): StreamProgress {
  return {
    ...{ read, of: last },
    ...(sinceMs === undefined ? {} : { completeFromMs: sinceMs }),
  };
}
