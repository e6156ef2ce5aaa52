import { z } from 'zod';

const answerSchema = z.object({
  spec: z
    .object({
      source: z
        .object({ repoURL: z.string().optional(), path: z.string().optional() })
        .optional(),
    })
    .optional(),
  status: z
    .object({
      sync: z.object({ status: z.string().optional() }).optional(),
      health: z
        .object({
          status: z.string().optional(),
          message: z.string().optional(),
        })
        .optional(),
      summary: z
        .object({
          images: z.array(z.string()).nullish(),
          externalURLs: z.array(z.string()).nullish(),
        })
        .optional(),
      conditions: z
        .array(z.object({ type: z.string(), message: z.string().optional() }))
        .nullish(),
      operationState: z
        .object({
          phase: z.string().optional(),
          message: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
});

/** An application as far as the templates look at it. */
export interface ApplicationState {
  readonly sync: string;
  readonly health: string;
  readonly images: readonly string[];
  readonly urls: readonly string[];
  /** What Argo CD complains about, newest words first. */
  readonly complaints: readonly string[];
  /** Folder of the GitOps repository that it deploys. */
  readonly path: string | undefined;
}

function stateOf({
  spec,
  status,
}: z.infer<typeof answerSchema>): ApplicationState {
  const { operationState } = status ?? {};
  const failedOperation =
    operationState?.phase === 'Failed' || operationState?.phase === 'Error'
      ? [operationState.message ?? 'the last sync failed']
      : [];
  return {
    sync: status?.sync?.status || 'Unknown',
    health: status?.health?.status || 'Unknown',
    images: status?.summary?.images ?? [],
    urls: status?.summary?.externalURLs ?? [],
    complaints: [
      ...(status?.conditions ?? []).map(({ type, message }) => message ?? type),
      ...failedOperation,
      ...(status?.health?.message ? [status.health.message] : []),
    ],
    path: spec?.source?.path,
  };
}

/** The state in Argo CD's answer. */
export const applicationSchema = answerSchema.transform(stateOf);
