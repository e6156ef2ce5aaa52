import { z } from 'zod';

/**
 * What the cards show of an application, and nothing else: annotations hold the last applied manifest, managed fields
 * are long, and parameters of a source may hold what somebody should not have put there.
 */
const sourceSchema = z.object({
  repoURL: z.string().optional(),
  path: z.string().optional(),
  chart: z.string().optional(),
  targetRevision: z.string().optional(),
});

const historySchema = z.object({
  // Go leaves out a zero, and the first entry is number zero.
  id: z.number().default(0),
  revision: z.string().optional(),
  revisions: z.array(z.string()).optional(),
  deployStartedAt: z.string().optional(),
  deployedAt: z.string().optional(),
  initiatedBy: z
    .object({
      username: z.string().optional(),
      automated: z.boolean().optional(),
    })
    .optional(),
  source: sourceSchema.optional(),
  sources: z.array(sourceSchema).optional(),
});

/** One that was just created has an empty sync status and no health at all until Argo CD compared it. */
const stateSchema = z
  .string()
  .default('')
  .transform(state => state || 'Unknown');

const statusSchema = z.object({
  sync: z.object({
    status: stateSchema,
    revision: z.string().optional(),
    revisions: z.array(z.string()).optional(),
  }),
  health: z.object({ status: stateSchema, message: z.string().optional() }),
  operationState: z
    .object({
      phase: z.string().optional(),
      message: z.string().optional(),
      startedAt: z.string(),
      finishedAt: z.string().optional(),
    })
    .optional(),
  history: z.array(historySchema).optional(),
  conditions: z
    .array(
      z.object({
        type: z.string(),
        message: z.string().optional(),
        lastTransitionTime: z.string().optional(),
      }),
    )
    .optional(),
  summary: z
    .object({
      images: z.array(z.string()).optional(),
      externalURLs: z.array(z.string()).optional(),
    })
    .optional(),
});

export const applicationSchema = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string(),
    /** Which instance has it; Argo CD itself does not say. */
    instance: z
      .object({ name: z.string(), url: z.string().optional() })
      .optional(),
  }),
  spec: z.object({
    project: z.string().optional(),
    source: sourceSchema.optional(),
    sources: z.array(sourceSchema).optional(),
    destination: z
      .object({
        server: z.string().optional(),
        name: z.string().optional(),
        namespace: z.string().optional(),
      })
      .optional(),
  }),
  status: statusSchema,
});

export const revisionMetadataSchema = z.object({
  author: z.string().optional(),
  date: z.string().optional(),
  message: z.string().optional(),
});

const windowSchema = z.object({
  kind: z.string().optional(),
  schedule: z.string().optional(),
  duration: z.string().optional(),
  manualSync: z.boolean().optional(),
});

export const syncWindowsSchema = z.object({
  canSync: z.boolean().optional(),
  activeWindows: z.array(windowSchema).nullish(),
  assignedWindows: z.array(windowSchema).nullish(),
});

export type Application = z.infer<typeof applicationSchema>;
export type RevisionMetadata = z.infer<typeof revisionMetadataSchema>;
export type SyncWindows = z.infer<typeof syncWindowsSchema>;
