import { isJsonList, isJsonObject, type Json, type JsonObject } from './json';
import { identityOf, listKeysOf } from './list-keys';

/** Strategic merge patch: as a merge patch, but lists whose items have an identity merge item by item. */
export function strategicMerge(
  target: Json | undefined,
  patch: Json | undefined,
): Json | undefined {
  if (!isJsonObject(patch)) return patch;
  if (patch.$patch === 'replace') return withoutDirectives(patch);
  const merged: Record<string, Json | undefined> = isJsonObject(target)
    ? { ...target }
    : {};
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith('$')) continue;
    if (value === null) delete merged[key];
    else if (isJsonList(value))
      merged[key] = mergeList(key, merged[key], value);
    else if (value !== undefined)
      merged[key] = strategicMerge(merged[key], value);
  }
  return merged;
}

function mergeList(
  field: string,
  target: Json | undefined,
  patch: readonly Json[],
): Json {
  const keys = listKeysOf(field, patch);
  if (!keys) return patch;
  const items = new Map<string, JsonObject>();
  for (const item of isJsonList(target) ? target : []) {
    if (isJsonObject(item)) items.set(identityOf(item, keys), item);
  }
  for (const item of patch) {
    if (!isJsonObject(item)) continue;
    const identity = identityOf(item, keys);
    if (item.$patch === 'delete') {
      items.delete(identity);
      continue;
    }
    const merged = strategicMerge(items.get(identity), item);
    if (isJsonObject(merged)) items.set(identity, merged);
  }
  return [...items.values()];
}

function withoutDirectives(patch: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(patch).filter(([key]) => !key.startsWith('$')),
  );
}
