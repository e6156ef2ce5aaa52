import type { PodStatusFetchResponse } from '@backstage/plugin-kubernetes-common';
import type {
  CoreV1Api,
  Metrics,
  PodMetricsList,
  V1Pod,
  V1PodList,
} from '@kubernetes/client-node';
import { z } from 'zod';
import type { ObjectList } from './ClusterReader';

const loadClient = () => import('@kubernetes/client-node');

const namedSchema = z.object({
  metadata: z.object({ name: z.string(), namespace: z.string().optional() }),
});

export async function preloadUsage(): Promise<void> {
  await loadClient();
}

/** What one namespace of a cluster says of its pods and of their usage. */
interface UsageLists {
  readonly pods: ObjectList;
  readonly metrics: ObjectList;
}

/** The pods that somebody measured: the library counts the usage of all others as zero, and it is unknown. */
export function measuredPods({ pods, metrics }: UsageLists): ObjectList {
  const measured = new Set(metrics.items.map(nameOf));
  return {
    ...pods,
    items: pods.items.filter(pod => measured.has(nameOf(pod))),
  };
}

/** The pods of one namespace. */
export function podsIn(pods: ObjectList, namespace: string): ObjectList {
  return {
    ...pods,
    items: pods.items.filter(
      pod => namedSchema.parse(pod).metadata.namespace === namespace,
    ),
  };
}

/** Joins pods with their usage; the library does the sums and asks for both lists, which are there already. */
export async function toPodUsage(
  lists: UsageLists,
): Promise<PodStatusFetchResponse> {
  const { topPods } = await loadClient();
  const pods = measuredPods(lists);
  // Lists of a cluster are of these types by the path that was asked; the library has no parser for them.
  const api = {
    listPodForAllNamespaces: async () => pods as unknown as V1PodList,
  } as CoreV1Api;
  const metrics = {
    getPodMetrics: async () => lists.metrics as unknown as PodMetricsList,
  } as Metrics;
  const usage = await topPods(api, metrics);
  return {
    type: 'podstatus',
    // The page finds them by name among the pods that it has: it needs no second copy of each.
    resources: usage.map(status => ({ ...status, Pod: nameOnly(status.Pod) })),
  };
}

function nameOnly({ metadata: { name, namespace, uid } = {} }: V1Pod): V1Pod {
  return {
    metadata: {
      ...(name === undefined ? {} : { name }),
      ...(namespace === undefined ? {} : { namespace }),
      ...(uid === undefined ? {} : { uid }),
    },
  };
}

function nameOf(object: ObjectList['items'][number]): string {
  return namedSchema.parse(object).metadata.name;
}
