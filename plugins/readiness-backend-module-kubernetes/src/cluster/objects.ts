import type { EntryPointEntry } from '@groundwork/plugin-readiness-common';
import { KUBERNETES_ID } from '@groundwork/workload-ownership';
import { z } from 'zod';

/** Parts of Kubernetes objects that collectors read, from the published API; everything else is left unread. */
const labels = z
  .record(z.string(), z.string())
  .nullish()
  .transform(value => value ?? {});

/** `ObjectMeta`, reduced. */
export const metadataSchema = z.object({
  name: z.string(),
  namespace: z.string().optional(),
  uid: z.string().optional(),
  resourceVersion: z.string().optional(),
  /** Counts the changes of the spec. */
  generation: z.number().optional(),
  labels,
  annotations: labels,
  ownerReferences: z
    .array(z.object({ controller: z.boolean().optional() }))
    .nullish(),
  managedFields: z
    .array(
      z.object({
        manager: z.string().optional(),
        operation: z.enum(['Apply', 'Update']),
        subresource: z.string().optional(),
        time: z.string().optional(),
        fieldsV1: z.unknown().optional(),
      }),
    )
    .optional(),
});

/** See {@link metadataSchema}. */
export type Metadata = z.output<typeof metadataSchema>;

const named = z.object({ name: z.string().optional() });

const containerSchema = z.object({
  image: z.string().optional(),
  env: z
    .array(
      z.object({
        name: z.string(),
        value: z.string().optional(),
        valueFrom: z.object({ secretKeyRef: named.optional() }).nullish(),
      }),
    )
    .nullish(),
  envFrom: z
    .array(
      z.object({
        secretRef: named.optional(),
        configMapRef: named.optional(),
      }),
    )
    .nullish(),
  ports: z.array(z.object({ name: z.string().optional() })).nullish(),
  readinessProbe: z.unknown().optional(),
  livenessProbe: z.unknown().optional(),
  resources: z
    .object({
      requests: z.record(z.string(), z.unknown()).nullish(),
      limits: z.record(z.string(), z.unknown()).nullish(),
    })
    .nullish(),
});

/** `Container`, reduced. */
export type Container = z.output<typeof containerSchema>;

/** `PodTemplateSpec`, reduced. */
export const podTemplateSchema = z.object({
  metadata: z.object({ labels, annotations: labels }).nullish(),
  spec: z
    .object({
      serviceAccountName: z.string().optional(),
      hostNetwork: z.boolean().optional(),
      containers: z.array(containerSchema).nullish(),
      initContainers: z.array(containerSchema).nullish(),
      volumes: z
        .array(
          z.object({
            secret: z.object({ secretName: z.string().optional() }).nullish(),
            csi: z
              .object({ driver: z.string(), volumeAttributes: labels })
              .nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

/** See {@link podTemplateSchema}. */
export type PodTemplate = z.output<typeof podTemplateSchema>;

/** Containers of a pod, those that run before the others last. */
export function containersOf({ spec }: PodTemplate): readonly Container[] {
  return [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])];
}

/** Names of the variables that have something in them. */
export function variablesOf(template: PodTemplate): readonly string[] {
  const names = containersOf(template).flatMap(({ env }) =>
    (env ?? [])
      .filter(({ value, valueFrom }) => Boolean(value) || Boolean(valueFrom))
      .map(({ name }) => name),
  );
  return [...new Set(names)].sort();
}

/** A Deployment, StatefulSet, DaemonSet or CronJob, reduced. */
export const workloadObjectSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      replicas: z.number().optional(),
      template: podTemplateSchema.optional(),
      jobTemplate: z
        .object({ spec: z.object({ template: podTemplateSchema }) })
        .optional(),
    })
    .nullish(),
  status: z
    .object({
      observedGeneration: z.number().optional(),
      readyReplicas: z.number().optional(),
      numberReady: z.number().optional(),
    })
    .nullish(),
});

/** See {@link workloadObjectSchema}. */
export type WorkloadObject = z.output<typeof workloadObjectSchema>;

/** The component that an object says it belongs to. */
export function componentOf({
  labels: own,
  annotations,
}: Pick<Metadata, 'labels' | 'annotations'>): string | undefined {
  return own[KUBERNETES_ID] ?? annotations[KUBERNETES_ID];
}

/** What of an object decides whose it is. */
export function marksOf(
  metadata: Metadata,
  podLabels?: Readonly<Record<string, string>>,
): NonNullable<EntryPointEntry['marks']> {
  const annotatedId = metadata.annotations[KUBERNETES_ID];
  return {
    namespace: metadata.namespace ?? '',
    labels: metadata.labels,
    ...(podLabels ? { podLabels } : {}),
    ...(annotatedId === undefined ? {} : { annotatedId }),
  };
}

/** Name, uid and resourceVersion for the evidence. */
export function nameOf(
  of: { apiVersion: string; kind: string },
  metadata: Metadata,
) {
  const { name, namespace, uid, resourceVersion } = metadata;
  return {
    apiVersion: of.apiVersion,
    kind: of.kind,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(uid === undefined ? {} : { uid }),
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
  };
}
