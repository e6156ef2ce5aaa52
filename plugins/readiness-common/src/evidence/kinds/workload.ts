import type { WorkloadMarks } from '@groundwork/workload-ownership';
import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';
import { identitySchema, networkSchema } from './identity';
import { telemetrySchema } from './telemetry';
import { objectNameOf, objectNameSchema, unreadSchema } from './unread';
import { disruptionBudgetSchema, hygieneSchema } from './upkeep';

/** One entry of `metadata.managedFields`, without the fields themselves. */
export const fieldWriterSchema = z.object({
  manager: z.string(),
  operation: z.enum(['Apply', 'Update']),
  subresource: z.string().optional(),
  /** ISO time of the last write. */
  at: z.string().optional(),
  /** `fieldsV1` holds `f:spec`. */
  touchesSpec: z.boolean(),
  /** The write's only change of the spec is the restartedAt annotation of a rollout restart. */
  onlyRestarts: z.boolean(),
});

/** See {@link fieldWriterSchema}. */
export type FieldWriter = Readonly<z.infer<typeof fieldWriterSchema>>;

/** How secrets reach a workload. A Secret's payload is never read, an inline value never stored. */
export const secretUseSchema = z.object({
  operator: z.enum([
    'external-secrets',
    'vault-injector',
    'vault-secrets-operator',
    'secrets-store-csi',
    'sealed-secrets',
    'sops',
    'plain',
    'inline',
  ]),
  /**
   * Where the secret is kept: `vault`, `aws-secrets-manager`, `azure-key-vault`, `gcp-secret-manager`, `sealed-secrets`,
   * `sops`, `plain` (a Secret nobody manages), `unmanaged` (inline) or the provider's own key. Absent when the reference
   * could not be followed.
   */
  backend: z.string().optional(),
  /** Object or variable that shows it: `ExternalSecret payments/db`, `env DB_PASSWORD`. */
  reference: z.string(),
});

/** See {@link secretUseSchema}. */
export type SecretUse = Readonly<z.infer<typeof secretUseSchema>>;

/** Who says that he owns the object; raw claims, judged by the check. */
export const ownershipClaimsSchema = z.object({
  /** `argocd.argoproj.io/tracking-id`; `matchesSelf` is false for a copied annotation. */
  argocdTracking: z
    .object({ application: z.string(), matchesSelf: z.boolean() })
    .optional(),
  /** `app.kubernetes.io/instance`: counts only when an application lists the object. */
  instanceLabel: z.string().optional(),
  /** `<namespace>/<name>` of a Flux Kustomization or HelmRelease. */
  flux: z.string().optional(),
  /** `meta.helm.sh/release-name` together with `app.kubernetes.io/managed-by=Helm`. */
  helmRelease: z.string().optional(),
});

/** Schema of {@link Workload}. */
export const workloadSchema = objectNameSchema.extend({
  namespace: z.string(),
  /** The id that it states in `backstage.io/kubernetes-id`: label, else annotation, its own, else that of its pods. */
  component: z.string().optional(),
  /** Its own labels: a component may select by them. */
  labels: z.record(z.string(), z.string()).optional(),
  /** Labels of its pods. */
  podLabels: z.record(z.string(), z.string()).optional(),
  replicas: z.number().int().nonnegative().optional(),
  /** At least one of its pods is ready: it runs. Absent for a CronJob, whose pods come and go. */
  hasReadyPod: z.boolean().optional(),
  images: z.array(z.string()),
  claims: ownershipClaimsSchema,
  /** Absent when the server stripped managedFields. */
  writers: z.array(fieldWriterSchema).optional(),
  /** Counts the changes of its spec; kept where a write to it has no time of its own. */
  generation: z.number().int().optional(),
  /**
   * ISO time from which on its spec is known to be as it is, where a write to it has no time of its own: when the
   * controller had seen this generation, or when we first did. Such a write is not younger than this.
   */
  unchangedSince: z.string().optional(),
  secrets: z.array(secretUseSchema),
  /** Absent where its pods name none: they run under the account `default` of the namespace. */
  serviceAccount: z.string().optional(),
  /** Absent in a look of before it was read. */
  identity: identitySchema.optional(),
  /** Absent where no policy can be about its pods: they use the network of their node. */
  network: networkSchema.optional(),
  /** Absent for a CronJob, which may end before anybody looks at it, and in a look of before it was read. */
  telemetry: telemetrySchema.optional(),
  /** Absent for a CronJob: its pods end by themselves, and nobody waits for them to be ready. */
  hygiene: hygieneSchema.optional(),
  /** The PodDisruptionBudgets that select its pods; absent when they could not be listed. */
  budgets: z.array(disruptionBudgetSchema).optional(),
  /** On how many nodes its pods run; absent when pods could not be listed. */
  nodes: z.number().int().nonnegative().optional(),
});

/** A Deployment, StatefulSet, DaemonSet or CronJob without a controlling owner. */
export type Workload = Readonly<z.infer<typeof workloadSchema>>;

/** What of a workload decides whose it is; summaries keep it, because the catalog changes without any workload changing. */
export function marksOf({
  namespace,
  component,
  labels = {},
  podLabels,
}: Workload): Omit<WorkloadMarks, 'cluster'> {
  return {
    namespace,
    labels,
    ...(podLabels === undefined ? {} : { podLabels }),
    ...(component === undefined ? {} : { annotatedId: component }),
  };
}

const valueSchema = z.object({
  workloads: z.array(workloadSchema),
  unread: z.array(unreadSchema),
});

/** Everything that runs in one cluster. Subject: the cluster. */
export type ClusterWorkloads = Readonly<z.infer<typeof valueSchema>>;

/** See {@link ClusterWorkloads}. */
export const workload = defineEvidenceKind<ClusterWorkloads>({
  id: 'workload',
  title: 'Workloads of a cluster',
  schema: valueSchema,
  leastReliability: reliability.apiObject,
  objects: ({ workloads }) =>
    workloads.map(item => ({
      object: objectNameOf(item),
      value: item,
      marks: marksOf(item),
    })),
});
