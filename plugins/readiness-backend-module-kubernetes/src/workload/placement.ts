import { z } from 'zod';

/** A Pod, reduced. */
export const podSchema = z.object({
  metadata: z.object({
    namespace: z.string().optional(),
    labels: z.record(z.string(), z.string()).nullish(),
    ownerReferences: z
      .array(
        z.object({
          kind: z.string(),
          name: z.string(),
          controller: z.boolean().optional(),
        }),
      )
      .nullish(),
  }),
  spec: z.object({ nodeName: z.string().optional() }).nullish(),
});

/**
 * The workload that a pod belongs to. A Deployment names its ReplicaSets after itself and the hash of their template, which
 * their pods carry as a label: so no ReplicaSet has to be listed.
 */
export function ownerOfPod({ metadata }: z.output<typeof podSchema>):
  | {
      readonly kind: string;
      readonly namespace: string;
      readonly name: string;
    }
  | undefined {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  if (!owner) return undefined;
  const namespace = metadata.namespace ?? '';
  if (owner.kind !== 'ReplicaSet')
    return { kind: owner.kind, namespace, name: owner.name };
  const hash = metadata.labels?.['pod-template-hash'];
  return hash !== undefined && owner.name.endsWith(`-${hash}`)
    ? {
        kind: 'Deployment',
        namespace,
        name: owner.name.slice(0, -hash.length - 1),
      }
    : undefined;
}
