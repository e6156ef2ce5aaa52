import type { FetchResponse } from '@backstage/plugin-kubernetes-common';
import type { KubernetesObjectTypes } from '@backstage/plugin-kubernetes-node';
import { sourceError, type Source } from '@groundwork/source-client';
import type { ObjectList } from './ClusterReader';

/** Lists name the kind once; the page wants it on each custom resource. */
export function toFetchResponse(
  type: KubernetesObjectTypes,
  { kind, items }: ObjectList,
  source: Source,
): FetchResponse {
  if (type !== 'customresources') {
    // The objects are passed on as the cluster sent them: the page is the one that reads them.
    return { type, resources: [...items] } as FetchResponse;
  }
  const itemKind = kind?.replace(/List$/, '');
  if (!itemKind) {
    throw sourceError({
      reason: 'parse_error',
      source,
      what: 'a list of custom resources',
      detail: 'it does not say of which kind they are',
    });
  }
  return { type, resources: items.map(item => ({ ...item, kind: itemKind })) };
}
