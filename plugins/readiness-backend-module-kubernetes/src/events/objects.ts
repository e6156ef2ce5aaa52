import { z } from 'zod';
import { podTemplateSchema } from '../cluster/objects';

/** Parts of Kubernetes objects that tell of rollouts. */
const texts = z
  .record(z.string(), z.string())
  .nullish()
  .transform(value => value ?? {});

const time = z.iso.datetime({ offset: true }).transform(Date.parse);

const metadataSchema = z.object({
  name: z.string(),
  namespace: z.string().default(''),
  uid: z.string(),
  creationTimestamp: time,
  generation: z.number().optional(),
  labels: texts,
  annotations: texts,
  ownerReferences: z
    .array(z.object({ uid: z.string(), controller: z.boolean().optional() }))
    .nullish(),
});

const templated = z.object({ template: podTemplateSchema.optional() });

/** A Deployment, StatefulSet or DaemonSet. */
export const workloadSchema = z.object({
  metadata: metadataSchema,
  spec: templated.extend({ replicas: z.number().optional() }).nullish(),
  status: z
    .object({
      observedGeneration: z.number().optional(),
      conditions: z
        .array(
          z.object({
            type: z.string(),
            reason: z.string().optional(),
            lastUpdateTime: time.optional(),
          }),
        )
        .nullish(),
      /** Of a StatefulSet. */
      updateRevision: z.string().optional(),
      updatedReplicas: z.number().default(0),
      /** Of a DaemonSet. */
      desiredNumberScheduled: z.number().optional(),
      updatedNumberScheduled: z.number().default(0),
    })
    .nullish(),
});

/** See {@link workloadSchema}. */
export type RolledOut = z.output<typeof workloadSchema>;

/** What a Deployment rolled out. */
export const replicaSetSchema = z.object({
  metadata: metadataSchema,
  spec: templated.nullish(),
});

/** What a StatefulSet or DaemonSet rolled out. */
export const controllerRevisionSchema = z.object({
  metadata: metadataSchema,
  revision: z.number().int(),
  data: z.object({ spec: templated.nullish() }).nullish(),
});
