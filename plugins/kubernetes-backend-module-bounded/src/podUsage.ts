import type { PodStatusFetchResponse } from '@backstage/plugin-kubernetes-common';
import type {
  CoreV1Api,
  Metrics,
  PodMetricsList,
  V1PodList,
} from '@kubernetes/client-node';
import type { ObjectList } from './readList';

const loadClient = () => import('@kubernetes/client-node');

export async function preloadUsage(): Promise<void> {
  await loadClient();
}

/** Joins pods with their usage; the library does the sums and asks for both lists, which are there already. */
export async function toPodUsage(lists: {
  readonly pods: ObjectList;
  readonly metrics: ObjectList;
}): Promise<PodStatusFetchResponse> {
  const { topPods } = await loadClient();
  // Lists of a cluster are of these types by the path that was asked; the library has no parser for them.
  const api = {
    listPodForAllNamespaces: async () => lists.pods as unknown as V1PodList,
  } as CoreV1Api;
  const metrics = {
    getPodMetrics: async () => lists.metrics as unknown as PodMetricsList,
  } as Metrics;
  return { type: 'podstatus', resources: await topPods(api, metrics) };
}
