import canonicalize from 'canonicalize';

/** JSON as it travels; absent keys are `undefined`, never written out. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value at a path of keys and list positions. */
export function at(
  value: Json | undefined,
  ...path: readonly (string | number)[]
): Json | undefined {
  let here = value;
  for (const step of path) {
    if (isJsonList(here) && typeof step === 'number') here = here[step];
    else if (isJsonObject(here) && typeof step === 'string') here = here[step];
    else return undefined;
  }
  return here;
}

export function textAt(
  value: Json | undefined,
  ...path: readonly (string | number)[]
): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function numberAt(
  value: Json | undefined,
  ...path: readonly (string | number)[]
): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

/** An empty object where there is none. */
export function objectAt(
  value: Json | undefined,
  ...path: readonly (string | number)[]
): JsonObject {
  const found = at(value, ...path);
  return isJsonObject(found) ? found : {};
}

/** An empty list where there is none. */
export function listAt(
  value: Json | undefined,
  ...path: readonly (string | number)[]
): readonly Json[] {
  const found = at(value, ...path);
  return isJsonList(found) ? found : [];
}

/** Text form that does not depend on the order of keys (RFC 8785). */
export function canonical(value: Json | undefined): string {
  return canonicalize(value) ?? 'null';
}

/** Whether two values say the same; an absent key equals an undefined one. */
export function isEqual(
  one: Json | undefined,
  other: Json | undefined,
): boolean {
  if (one === other) return true;
  if (isJsonList(one)) {
    return (
      isJsonList(other) &&
      one.length === other.length &&
      one.every((item, index) => isEqual(item, other[index]))
    );
  }
  if (!isJsonObject(one) || !isJsonObject(other)) return false;
  for (const key in one) if (!isEqual(one[key], other[key])) return false;
  for (const key in other)
    if (one[key] === undefined && other[key] !== undefined) return false;
  return true;
}

/** JSON merge patch (RFC 7386): `null` removes, objects merge, everything else replaces. */
export function mergeJson(
  target: Json | undefined,
  patch: Json | undefined,
): Json | undefined {
  if (!isJsonObject(patch)) return patch;
  const merged: Record<string, Json | undefined> = isJsonObject(target)
    ? { ...target }
    : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else if (value !== undefined) merged[key] = mergeJson(merged[key], value);
  }
  return merged;
}
