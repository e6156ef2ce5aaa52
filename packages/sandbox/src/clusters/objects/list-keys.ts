import { isJsonList, isJsonObject, type Json, type JsonObject } from './json';

/**
 * Lists whose items have an identity, by the key that holds the list: server-side apply and strategic merge treat
 * them as maps. Every other list is replaced as a whole.
 */
const KEYS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  containers: [['name']],
  initContainers: [['name']],
  env: [['name']],
  volumes: [['name']],
  volumeMounts: [['mountPath']],
  imagePullSecrets: [['name']],
  ports: [
    ['containerPort', 'protocol'],
    ['port', 'protocol'],
  ],
  conditions: [['type']],
  ownerReferences: [['uid']],
  podIPs: [['ip']],
  hostIPs: [['ip']],
};

/** The keys that identify the items of this list, or undefined when it is replaced as a whole. */
export function listKeysOf(
  field: string,
  list: readonly Json[],
): readonly string[] | undefined {
  const candidates = KEYS[field];
  const first = list[0];
  if (!candidates || !isJsonObject(first)) return undefined;
  return candidates.find(
    keys => keys[0] !== undefined && first[keys[0]] !== undefined,
  );
}

/** The identity of an item as `fieldsV1` writes it, for instance `{"containerPort":8080,"protocol":"TCP"}`. */
export function identityOf(item: JsonObject, keys: readonly string[]): string {
  const identity: Record<string, Json> = {};
  for (const key of keys) {
    const value = item[key] ?? (key === 'protocol' ? 'TCP' : undefined);
    if (value !== undefined) identity[key] = value;
  }
  return JSON.stringify(identity);
}

/** Whether the list is one that merges item by item, and all of its items can be told apart. */
export function isKeyedList(
  field: string,
  value: Json | undefined,
): value is readonly JsonObject[] {
  return (
    isJsonList(value) &&
    value.length > 0 &&
    value.every(isJsonObject) &&
    listKeysOf(field, value) !== undefined
  );
}
