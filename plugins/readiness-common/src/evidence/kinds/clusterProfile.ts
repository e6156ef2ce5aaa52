import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';
import { identityPatternSchema } from './identity';
import { objectNameSchema, unreadSchema } from './unread';

/** Attributes whose sameness across environments is judged. Sets of names, sorted. */
export const profileAttributesSchema = z.object({
  ingressControllers: z.array(z.string()),
  gatewayControllers: z.array(z.string()),
  networkPlugins: z.array(z.string()),
  storageProvisioners: z.array(z.string()),
  defaultStorageProvisioners: z.array(z.string()),
  policyEngines: z.array(z.string()),
  /** `policy|action` pairs, e.g. `require-limits|Enforce`. */
  policies: z.array(z.string()),
  secretsOperators: z.array(z.string()),
  serviceMeshes: z.array(z.string()),
  autoscalers: z.array(z.string()),
  /** What service accounts carry so that a cloud knows them. */
  identityPatterns: z.array(identityPatternSchema),
  /** Kinds of network policies in use, e.g. `NetworkPolicy`, and which of them deny by default. */
  networkPolicies: z.array(z.string()),
});

/** See {@link profileAttributesSchema}. */
export type ProfileAttributes = Readonly<
  z.infer<typeof profileAttributesSchema>
>;

const valueSchema = z.object({
  /** `/version`: major and minor without suffixes such as `+`. */
  version: z.object({
    gitVersion: z.string(),
    major: z.number().int(),
    minor: z.number().int(),
  }),
  /** An attribute that could not be read is missing here and listed under `unread` by its name. */
  attributes: profileAttributesSchema.partial(),
  /** Add-on versions from `helm.sh/chart`; `addOns` is listed under `unread` where there may be more. */
  addOns: z.array(
    z.object({
      name: z.string(),
      major: z.number().int(),
      minor: z.number().int(),
    }),
  ),
  nodes: z
    .array(z.object({ name: z.string(), kubeletVersion: z.string() }))
    .optional(),
  /** The objects the attributes were read from. */
  objects: z.array(objectNameSchema),
  unread: z.array(unreadSchema),
});

/** What a cluster offers to the workloads in it. Subject: the cluster. */
export type ClusterProfile = Readonly<z.infer<typeof valueSchema>>;

/** See {@link ClusterProfile}. */
export const clusterProfile = defineEvidenceKind<ClusterProfile>({
  id: 'cluster-profile',
  title: 'Profile of a cluster',
  schema: valueSchema,
  leastReliability: reliability.apiObject,
});
