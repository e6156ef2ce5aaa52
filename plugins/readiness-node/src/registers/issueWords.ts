import type { z } from 'zod';

/** Where an issue lies below the file's root, and what has to be there, in words that follow the field's name. */
export interface Complaint {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Says of each issue of an entry what its field has to be. */
export function complaintsOf(
  { issues }: z.ZodError,
  at: readonly PropertyKey[],
  entry: unknown,
): readonly Complaint[] {
  return issues.flatMap((issue): readonly Complaint[] => {
    const path = [...at, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map(key => ({
        path: [...path, key],
        message: 'is not known here',
      }));
    }
    return [{ path, message: messageOf(issue, entry) }];
  });
}

function messageOf(issue: z.core.$ZodIssue, entry: unknown): string {
  if (issue.path.length > 0 && valueAt(entry, issue.path) === undefined) {
    return 'is missing';
  }
  switch (issue.code) {
    case 'invalid_value':
      return `has to be ${alternatives(issue.values.map(String))}`;
    case 'invalid_type':
      return issue.expected === 'object'
        ? 'has to be a list of fields and their values'
        : issue.message;
    default:
      return issue.message;
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null
        ? new Map<PropertyKey, unknown>(Object.entries(found)).get(String(key))
        : undefined,
    value,
  );
}

function alternatives(values: readonly string[]): string {
  const last = values.at(-1) ?? '';
  return values.length > 1
    ? `${values.slice(0, -1).join(', ')} or ${last}`
    : last;
}

/** `interviews[2].with`: the field as people write it, entries counted from 1. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[${key + 1}]`;
    return name === '' ? String(key) : `${name}.${String(key)}`;
  }, '');
}
