import type { FetchResponse } from '@backstage/plugin-kubernetes-common';
import type { KubernetesObjectTypes } from '@backstage/plugin-kubernetes-node';
import { sourceError, type Source } from '@groundwork/source-client';
import { z } from 'zod';
import type { ObjectList } from './ClusterReader';

/** Longer ones took more than one page; who wrote which field is most of each of their objects, and is not read. */
const LONG_LIST = 500;

const writtenSchema = z.looseObject({
  metadata: z.looseObject({ managedFields: z.unknown() }),
});

/** What a browser is spared where there are thousands; a drawer then has no managed fields to show. */
function withoutWriters(items: ObjectList['items']): ObjectList['items'] {
  return items.map(item => {
    const written = writtenSchema.safeParse(item);
    if (!written.success) {
      return item;
    }
    const { managedFields, ...metadata } = written.data.metadata;
    return { ...item, metadata };
  });
}

/** Lists name the kind once; the page wants it on each custom resource. */
export function toFetchResponse(
  type: KubernetesObjectTypes,
  { kind, items: all, restFailed }: ObjectList,
  source: Source,
): FetchResponse {
  const isLong = all.length > LONG_LIST || restFailed !== undefined;
  const items = isLong ? withoutWriters(all) : all;
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
