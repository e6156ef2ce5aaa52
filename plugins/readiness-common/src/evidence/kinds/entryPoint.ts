import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';
import { objectNameSchema, unreadSchema } from './unread';

/** An IngressClass or GatewayClass. */
export const entryPointClassSchema = objectNameSchema.extend({
  controller: z.string(),
  isDefault: z.boolean(),
});

/** One object that lets traffic in. */
export const entryPointEntrySchema = objectNameSchema.extend({
  hosts: z.array(z.string()),
  className: z.string().optional(),
  /** Absent when the class could not be followed to a controller. */
  controller: z.string().optional(),
  /** Components behind it: its own `backstage.io/kubernetes-id`, else that of the workloads it routes to. */
  components: z.array(z.string()),
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
});
