import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';
import { objectNameOf, objectNameSchema, unreadSchema } from './unread';

/** An IngressClass or GatewayClass. */
export const entryPointClassSchema = objectNameSchema.extend({
  controller: z.string(),
  isDefault: z.boolean(),
});

/** What of an object decides whose it is. */
export const ownershipMarksSchema = z.object({
  namespace: z.string(),
  labels: z.record(z.string(), z.string()),
  /** Labels of the pods that a workload makes. */
  podLabels: z.record(z.string(), z.string()).optional(),
  /** The id in an annotation. */
  annotatedId: z.string().optional(),
});

/** One object that lets traffic in. */
export const entryPointEntrySchema = objectNameSchema.extend({
  hosts: z.array(z.string()),
  className: z.string().optional(),
  /** Absent when the class could not be followed to a controller. */
  controller: z.string().optional(),
  /** Ids that it states in `backstage.io/kubernetes-id`: its own, else those of the Services and workloads it routes to. */
  components: z.array(z.string()),
  marks: ownershipMarksSchema.optional(),
  /** The Services that it routes to, each with the workloads behind it. */
  routes: z
    .array(
      z.object({
        service: ownershipMarksSchema,
        workloads: z.array(ownershipMarksSchema),
      }),
    )
    .optional(),
});

/** See {@link entryPointEntrySchema}. */
export type EntryPointEntry = Readonly<z.infer<typeof entryPointEntrySchema>>;

const valueSchema = z.object({
  classes: z.array(entryPointClassSchema),
  entries: z.array(entryPointEntrySchema),
  unread: z.array(unreadSchema),
});

/** How traffic enters one cluster. Subject: the cluster. */
export type ClusterEntryPoints = Readonly<z.infer<typeof valueSchema>>;

/** See {@link ClusterEntryPoints}. */
export const entryPoint = defineEvidenceKind<ClusterEntryPoints>({
  id: 'entry-point',
  title: 'Entry points of a cluster',
  schema: valueSchema,
  leastReliability: reliability.apiObject,
  objects: ({ entries }) =>
    entries.map(item => ({
      object: objectNameOf(item),
      value: item,
      ...(item.marks ? { marks: item.marks } : {}),
    })),
});
