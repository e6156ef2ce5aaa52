import { z } from 'zod';

/**
 * Why a source could not be read. The same words as everywhere in the product,
 * so that one sentence per reason serves every page.
 */
export const failureReasonSchema = z.enum([
  'unauthorized',
  'forbidden',
  'not_found',
  'timeout',
  'rate_limited',
  'server_error',
  'tls',
  'unreachable',
  'parse_error',
  'unsupported',
]);

/** Why a source could not be read. */
export type FailureReason = z.infer<typeof failureReasonSchema>;

/**
 * Health of what runs. `missing` means that nothing runs where something should, `not-deployed` that an Argo CD
 * application waits for its first deployment. `unknown` means that nobody could say; it is never a pass.
 */
export const deploymentHealthSchema = z.enum([
  'healthy',
  'progressing',
  'degraded',
  'suspended',
  'missing',
  'not-deployed',
  'unknown',
]);

/** Health of what runs. */
export type DeploymentHealth = z.infer<typeof deploymentHealthSchema>;

/**
 * Whether what runs is what Git says; `nothing-in-git` where Argo CD found nothing to deploy yet, `not-applicable`
 * where no Argo CD application exists.
 */
export const deploymentSyncSchema = z.enum([
  'synced',
  'out-of-sync',
  'nothing-in-git',
  'unknown',
  'not-applicable',
]);

/** Whether what runs is what Git says. */
export type DeploymentSync = z.infer<typeof deploymentSyncSchema>;

/** Who or what made the last deployment. */
export const deployedBySchema = z.object({
  kind: z.enum(['person', 'automation']),
  name: z.string().optional(),
});

/** Who or what made the last deployment. */
export type DeployedBy = z.infer<typeof deployedBySchema>;

const linkSchema = z.object({ title: z.string(), url: z.url() });

/** One place where the service was seen: an Argo CD application or a Kubernetes workload. */
export const deploymentInstanceSchema = z.object({
  /** `argocd` or `kubernetes`: which protocol saw it. */
  kind: z.enum(['argocd', 'kubernetes']),
  /** Name of the Argo CD instance or of the cluster, as in the configuration. */
  source: z.string(),
  /** `Application`, `Deployment`, `StatefulSet` or `DaemonSet`. */
  objectKind: z.string(),
  name: z.string(),
  namespace: z.string().optional(),
  cluster: z.string().optional(),
  version: z.string().optional(),
  image: z.string().optional(),
  health: deploymentHealthSchema,
  healthMessage: z.string().optional(),
  sync: deploymentSyncSchema,
  ready: z.number().int().nonnegative().optional(),
  desired: z.number().int().nonnegative().optional(),
  url: z.url().optional(),
});

/** One place where the service was seen. */
export type DeploymentInstance = z.infer<typeof deploymentInstanceSchema>;

/** One environment of one service: the answer a person on call wants first. */
export const deploymentEnvironmentSchema = z.object({
  name: z.string(),
  tier: z.string(),
  /** Clusters of this environment in which the service was seen. */
  clusters: z.array(z.string()),
  /** The version that runs; left out when nothing was seen or places differ. */
  version: z.string().optional(),
  /** Every distinct version that was seen, more than one during a roll-out or in split regions. */
  versions: z.array(z.string()),
  image: z.string().optional(),
  /** Git revision of the last deployment, from Argo CD's history. */
  revision: z.string().optional(),
  health: deploymentHealthSchema,
  sync: deploymentSyncSchema,
  /** ISO 8601 time at which the last deployment finished. */
  deployedAt: z.string().optional(),
  deployedBy: deployedBySchema.optional(),
  /** Set when the last deployment put an older revision back. */
  rollback: z
    .object({ fromRevision: z.string(), toRevision: z.string() })
    .optional(),
  /** Ready and desired replicas over every workload that was read. */
  ready: z.number().int().nonnegative().optional(),
  desired: z.number().int().nonnegative().optional(),
  links: z.array(linkSchema),
  instances: z.array(deploymentInstanceSchema),
  /** Set when a source of this environment could not be read; health is then never `healthy`. */
  unknown: z
    .object({
      reason: failureReasonSchema,
      message: z.string(),
      sources: z.array(z.string()),
    })
    .optional(),
});

/** One environment of one service. */
export type DeploymentEnvironment = z.infer<typeof deploymentEnvironmentSchema>;

/** What one Argo CD instance or cluster answered: observed, absent (it answered: nothing there) or failed. */
export const deploymentSourceSchema = z.object({
  kind: z.enum(['argocd', 'kubernetes']),
  name: z.string(),
  environments: z.array(z.string()),
  outcome: z.enum(['observed', 'absent', 'failed']),
  reason: failureReasonSchema.optional(),
  message: z.string().optional(),
  /** ISO 8601 time at which the source answered or was given up. */
  checkedAt: z.string(),
});

/** What one Argo CD instance or cluster answered. */
export type DeploymentSource = z.infer<typeof deploymentSourceSchema>;

/** What runs where, for one service, with the sources that the answer rests on. */
export const deploymentStatusSchema = z.object({
  entityRef: z.string(),
  asOf: z.string(),
  environments: z.array(deploymentEnvironmentSchema),
  sources: z.array(deploymentSourceSchema),
});

/** What runs where, for one service. */
export type DeploymentStatus = z.infer<typeof deploymentStatusSchema>;

/** Answer of the batch endpoint. An entity that the caller may not read is in `missing`, like one that does not exist. */
export const deploymentStatusBatchSchema = z.object({
  items: z.array(deploymentStatusSchema),
  missing: z.array(z.string()),
});

/** Answer of the batch endpoint. */
export type DeploymentStatusBatch = z.infer<typeof deploymentStatusBatchSchema>;
