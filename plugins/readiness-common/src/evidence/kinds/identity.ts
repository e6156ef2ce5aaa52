import { z } from 'zod';

/** Ways in which a pod proves to a cloud who it is without holding a key. */
export const identityPatternSchema = z.enum([
  'aws-irsa',
  'eks-pod-identity',
  'gke-workload-identity',
  'azure-workload-identity',
]);

/** A way in which a pod proves to a cloud who it is without holding a key. */
export type IdentityPattern = z.infer<typeof identityPatternSchema>;

/** How the pods of a workload prove to a cloud who they are. Names only: no value of a variable is read. */
export const identitySchema = z.object({
  /**
   * Those that its service account, its template and its running pods show; empty where they show none. Absent where they
   * show none so far and service accounts or pods could not be listed.
   */
  patterns: z.array(identityPatternSchema).optional(),
  /** Names of variables that hold a cloud's long-lived key. */
  staticCredentials: z.array(z.string()),
  /** What else shows that it talks to a cloud: `variable AWS_REGION`. */
  signs: z.array(z.string()),
});

/** See {@link identitySchema}. */
export type WorkloadIdentity = Readonly<z.infer<typeof identitySchema>>;

/** Which network policies are about the pods of a workload. */
export const networkSchema = z.object({
  /** Those that select its pods: `NetworkPolicy payments/default-deny`. */
  policies: z.array(z.string()),
  /** One of them selects every pod of the namespace and lets nothing in, so that each way in is written down. */
  deniesByDefault: z.boolean(),
  /** Policies whose selector is not understood, and kinds that could not be listed: they may select it. */
  open: z.array(z.string()),
});
