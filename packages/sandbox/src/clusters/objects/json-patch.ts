import { z } from 'zod';
import { canonical, isJsonList, isJsonObject, type Json } from './json';

const operations = z.array(
  z.object({
    op: z.enum(['add', 'replace', 'remove', 'test']),
    path: z.string(),
    value: z.json().optional(),
  }),
);

type Operation = z.infer<typeof operations>[number];

/** Applies a JSON patch (RFC 6902) of add, replace, remove and test; undefined when it cannot be applied. */
export function applyJsonPatch(target: Json, patch: unknown): Json | undefined {
  const parsed = operations.safeParse(patch);
  if (!parsed.success) return undefined;
  let result: Json | undefined = target;
  for (const operation of parsed.data) {
    const path = operation.path.split('/').slice(1).map(unescape);
    result = change(result, path, operation);
    if (result === undefined) return undefined;
  }
  return result;
}

function unescape(segment: string): string {
  return segment.replace(/~1/g, '/').replace(/~0/g, '~');
}

function change(
  target: Json | undefined,
  path: readonly string[],
  operation: Operation,
): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return changeHere(target, operation);
  if (isJsonList(target)) return changeInList(target, path, operation);
  if (!isJsonObject(target)) return undefined;
  if (rest.length === 0 && operation.op === 'remove') {
    return key in target
      ? Object.fromEntries(
          Object.entries(target).filter(([name]) => name !== key),
        )
      : undefined;
  }
  const changed =
    rest.length === 0
      ? changeHere(target[key], operation)
      : change(target[key], rest, operation);
  return changed === undefined ? undefined : { ...target, [key]: changed };
}

function changeInList(
  target: readonly Json[],
  path: readonly string[],
  operation: Operation,
): Json | undefined {
  const [key, ...rest] = path;
  const index = key === '-' ? target.length : Number(key);
  if (!Number.isInteger(index) || index < 0 || index > target.length)
    return undefined;
  if (rest.length === 0 && operation.op === 'remove')
    return target.filter((_, position) => position !== index);
  if (rest.length === 0 && operation.op === 'add') {
    return operation.value === undefined
      ? undefined
      : [...target.slice(0, index), operation.value, ...target.slice(index)];
  }
  const changed =
    rest.length === 0
      ? changeHere(target[index], operation)
      : change(target[index], rest, operation);
  return changed === undefined
    ? undefined
    : target.map((item, position) => (position === index ? changed : item));
}

function changeHere(
  target: Json | undefined,
  operation: Operation,
): Json | undefined {
  if (operation.op === 'test')
    return canonical(target) === canonical(operation.value)
      ? target
      : undefined;
  return operation.value;
}
