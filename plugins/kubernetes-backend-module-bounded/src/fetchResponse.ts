import type { FetchResponse } from '@backstage/plugin-kubernetes-common';
import type { KubernetesObjectTypes } from '@backstage/plugin-kubernetes-node';
import { ClusterReadFailure } from './clusterReadError';
import type { ObjectList } from './readList';

/** Lists name the kind once; the page wants it on each custom resource. */
export function toFetchResponse(
  type: KubernetesObjectTypes,
  { kind, items }: ObjectList,
): FetchResponse {
  if (type !== 'customresources') {
    // The objects are passed on as the cluster sent them: the page is the one that reads them.
    return { type, resources: items } as FetchResponse;
  }
  const itemKind = kind?.replace(/List$/, '');
  if (!itemKind) {
    throw new ClusterReadFailure('unreadable', 200);
  }
  return { type, resources: items.map(item => ({ ...item, kind: itemKind })) };
}
