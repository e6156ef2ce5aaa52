import { z } from 'zod';
import { turnSchema } from './replica';

/** What a replica prints when it stands in the middle of its last turn. */
export const STANDS_STILL = 'stands still\n';

/** What a replica in a process of its own does. */
export const jobSchema = z.strictObject({
  database: z.strictObject({
    client: z.string(),
    connection: z.record(z.string(), z.unknown()),
  }),
  turns: z.array(turnSchema),
  /** A turn that never ends: it stands still before the given insert into a table is sent. */
  last: z
    .strictObject({
      turn: turnSchema,
      table: z.enum(['looks', 'assessment_history']),
      standsStillAtInsert: z.number(),
    })
    .exactOptional(),
});

/** See {@link jobSchema}. */
export type Job = z.infer<typeof jobSchema>;
