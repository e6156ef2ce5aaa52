import { canonical, isJsonObject, type Json, type JsonObject } from './json';
import {
  annotationsOf,
  parseObject,
  type KubernetesObject,
} from './kubernetes-object';
import { identityOf, isKeyedList, listKeysOf } from './list-keys';
import { strategicMerge } from './strategic-merge';

export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * `kubectl apply` as kubectl and Argo CD do it: what the last apply wrote and this one leaves out is removed, the
 * rest is merged into the live object, and the manifest is remembered in an annotation.
 */
export function applyManifest(
  live: KubernetesObject | undefined,
  manifest: KubernetesObject,
): KubernetesObject {
  const remembered = withLastApplied(manifest);
  if (!live) return remembered;
  const last = lastAppliedOf(live);
  const removals = last ? removalsOf(last, manifest) : {};
  const merged = parseObject(
    strategicMerge(strategicMerge(live, removals), remembered),
  );
  if (!merged)
    throw new TypeError(
      `Cannot apply ${manifest.kind} ${manifest.metadata.name}`,
    );
  return merged;
}

function withLastApplied(manifest: KubernetesObject): KubernetesObject {
  const annotations = annotationsOf(manifest);
  const remembered = canonical({
    ...manifest,
    metadata: { ...manifest.metadata, annotations },
  });
  return {
    ...manifest,
    metadata: {
      ...manifest.metadata,
      annotations: { ...annotations, [LAST_APPLIED]: `${remembered}\n` },
    },
  };
}

function lastAppliedOf(live: KubernetesObject): JsonObject | undefined {
  const text = annotationsOf(live)[LAST_APPLIED];
  return text === undefined ? undefined : parseObject(JSON.parse(text));
}

function removalsOf(last: JsonObject, next: JsonObject): JsonObject {
  const patch: Record<string, Json> = {};
  for (const [key, before] of Object.entries(last)) {
    const after = next[key];
    if (before === undefined) continue;
    if (after === undefined) patch[key] = null;
    else if (isJsonObject(before) && isJsonObject(after)) {
      const below = removalsOf(before, after);
      if (Object.keys(below).length > 0) patch[key] = below;
    } else if (isKeyedList(key, before) && isKeyedList(key, after)) {
      const items = removedItems(key, before, after);
      if (items.length > 0) patch[key] = items;
    }
  }
  return patch;
}

function removedItems(
  field: string,
  before: readonly JsonObject[],
  after: readonly JsonObject[],
): readonly JsonObject[] {
  const keys = listKeysOf(field, before) ?? [];
  const kept = new Map(after.map(item => [identityOf(item, keys), item]));
  return before.flatMap(item => {
    const identity = Object.fromEntries(keys.map(key => [key, item[key]]));
    const next = kept.get(identityOf(item, keys));
    if (!next) return [{ ...identity, $patch: 'delete' }];
    const below = removalsOf(item, next);
    return Object.keys(below).length > 0 ? [{ ...identity, ...below }] : [];
  });
}
