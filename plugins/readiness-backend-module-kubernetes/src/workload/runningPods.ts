import { z } from 'zod';
import type { ClusterApi, Listing } from '../cluster/clusterApi';
import { resources } from '../cluster/resources';

/** A workload by its name. */
export interface Named {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** A Pod, reduced. */
const podSchema = z.object({
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
  spec: z
    .object({
      nodeName: z.string().optional(),
      containers: z
        .array(
          z.object({
            name: z.string().optional(),
            env: z.array(z.object({ name: z.string() })).nullish(),
          }),
        )
        .nullish(),
      initContainers: z
        .array(z.object({ name: z.string().optional() }))
        .nullish(),
    })
    .nullish(),
});

/**
 * The workload that a pod belongs to. A Deployment names its ReplicaSets after itself and the hash of their template, which
 * their pods carry as a label: so no ReplicaSet has to be listed.
 */
function ownerOfPod({
  metadata,
}: z.output<typeof podSchema>): Named | undefined {
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

/** What the pods that run say of their workloads, by {@link keyOf}. */
export interface RunningPods {
  readonly listing: Listing;
  /** The nodes that they run on. */
  readonly nodesOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** Workloads whose pods hold an identity that the cluster gave them as they were made: no manifest shows it. */
  readonly givenIdentity: ReadonlySet<string>;
  /** What the cluster put into them to collect metrics and traces, by name: no manifest shows it. */
  readonly instrumentedBy: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A workload's place in {@link RunningPods}. */
export const keyOf = ({ kind, namespace, name }: Named) =>
  `${kind} ${namespace}/${name}`;

/** EKS Pod Identity writes it into pods whose service account it knows; the association itself is outside the cluster. */
const GIVEN_BY_EKS = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';

/** What OpenTelemetry's operator puts into pods: instrumentation that runs before they start, or a collector beside them. */
const INSTRUMENTATION = /^opentelemetry-auto-instrumentation/;
const COLLECTOR = 'otc-container';

function instrumentationOf({
  spec,
}: z.output<typeof podSchema>): readonly string[] {
  const all = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
  return all.flatMap(({ name = '' }) =>
    INSTRUMENTATION.test(name) || name === COLLECTOR
      ? [`container ${name}`]
      : [],
  );
}

/** Reads all pods that run. */
export async function readRunningPods(api: ClusterApi): Promise<RunningPods> {
  const nodesOf = new Map<string, Set<string>>();
  const givenIdentity = new Set<string>();
  const instrumentedBy = new Map<string, Set<string>>();
  const listing = await api.list(
    resources.pod,
    {
      begin: () => {
        nodesOf.clear();
        givenIdentity.clear();
        instrumentedBy.clear();
      },
      item: ({ object }) => {
        const pod = podSchema.parse(object);
        const owner = ownerOfPod(pod);
        if (!owner) return;
        const key = keyOf(owner);
        const isGiven = pod.spec?.containers?.some(({ env }) =>
          env?.some(({ name }) => name === GIVEN_BY_EKS),
        );
        if (isGiven) givenIdentity.add(key);
        for (const name of instrumentationOf(pod))
          instrumentedBy.set(
            key,
            (instrumentedBy.get(key) ?? new Set()).add(name),
          );
        const node = pod.spec?.nodeName;
        if (node !== undefined)
          nodesOf.set(key, (nodesOf.get(key) ?? new Set()).add(node));
      },
    },
    { fieldSelector: 'status.phase=Running' },
  );
  return { listing, nodesOf, givenIdentity, instrumentedBy };
}
