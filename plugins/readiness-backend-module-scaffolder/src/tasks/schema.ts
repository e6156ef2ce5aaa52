import { z } from 'zod';

/** One task as `GET /v2/tasks` lists it; of its steps only the names of their actions are read. */
export const taskSchema = z.object({
  id: z.string(),
  status: z.enum([
    'open',
    'processing',
    'completed',
    'failed',
    'cancelled',
    'skipped',
  ]),
  createdAt: z.string(),
  createdBy: z.string().nullish(),
  spec: z.object({
    steps: z.array(z.object({ action: z.string() })).default([]),
    parameters: z.object({ owner: z.unknown().optional() }).nullish(),
    templateInfo: z.object({ entityRef: z.string() }).nullish(),
    user: z.object({ ref: z.string().nullish() }).nullish(),
  }),
});

/** See {@link taskSchema}. */
export type Task = z.infer<typeof taskSchema>;

/** One page; releases before the list had pages answer with everything and without a total. */
export const pageSchema = z.object({
  tasks: z.array(taskSchema),
  totalTasks: z.number().int().nonnegative().optional(),
});

const outputSchema = z.object({
  entityRef: z.unknown().optional(),
  links: z
    .array(z.object({ entityRef: z.string().optional() }))
    .optional()
    .catch(undefined),
});

/** What a task reports; only its end is read. */
export const eventsSchema = z.array(
  z.object({
    type: z.string(),
    createdAt: z.string(),
    body: z
      .object({ output: outputSchema.nullish().catch(undefined) })
      .nullish(),
  }),
);

/** See {@link eventsSchema}. */
export type TaskEvents = z.infer<typeof eventsSchema>;
