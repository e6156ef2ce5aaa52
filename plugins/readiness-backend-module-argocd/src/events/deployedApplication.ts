import { z } from 'zod';

const given = z.unknown().optional();

/** The revision of the only source is `revision`; of several it is empty, and each has one of `revisions`. */
const synced = {
  revision: z.string().optional(),
  revisions: z.array(z.string()).nullish(),
  source: given,
  sources: given,
};

const initiatorSchema = z
  .object({
    automated: z.boolean().optional(),
    username: z.string().optional(),
  })
  .nullish();

const historySchema = z.object({
  ...synced,
  // Argo CD leaves a zero out of its JSON: the first entry has no id.
  id: z.number().int().nonnegative().default(0),
  deployedAt: z.iso.datetime({ offset: true }),
  deployStartedAt: z.iso.datetime({ offset: true }).optional(),
  initiatedBy: initiatorSchema,
});

const operationStateSchema = z.object({
  operation: z
    .object({
      sync: z
        .object({
          ...synced,
          dryRun: z.boolean().optional(),
          resources: z.array(z.unknown()).nullish(),
          autoHealAttemptsCount: z.number().optional(),
        })
        .nullish(),
      initiatedBy: initiatorSchema,
    })
    .nullish(),
  phase: z.string().optional(),
  syncResult: z
    .object({
      ...synced,
      resources: z
        .array(z.object({ images: z.array(z.string()).nullish() }))
        .nullish(),
    })
    .nullish(),
  startedAt: z.iso.datetime({ offset: true }),
  finishedAt: z.iso.datetime({ offset: true }).nullish(),
});

/** An application of Argo CD's API, reduced to what says what was deployed, when and where. */
export const deployedApplicationSchema = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string().optional(),
    uid: z.string().optional(),
    labels: z.record(z.string(), z.string()).nullish(),
  }),
  spec: z.object({
    project: z.string().optional(),
    source: given,
    sources: z.array(z.unknown()).nullish(),
    destination: z
      .object({ name: z.string().optional(), server: z.string().optional() })
      .nullish(),
  }),
  status: z
    .object({
      history: z.array(historySchema).nullish(),
      operationState: operationStateSchema.nullish(),
    })
    .nullish(),
});

/** See {@link deployedApplicationSchema}. */
export type DeployedApplication = z.output<typeof deployedApplicationSchema>;

/** An entry of `status.history`. */
export type HistoryEntry = z.output<typeof historySchema>;

/** The last operation, also one that failed. */
export type OperationState = z.output<typeof operationStateSchema>;

/** By an id that no new application of the name has. */
export function placeOf(
  { metadata }: DeployedApplication,
  instance: string,
): string {
  const { uid, namespace = '', name } = metadata;
  return `application:${instance}/${uid ?? `${namespace}/${name}`}`;
}
