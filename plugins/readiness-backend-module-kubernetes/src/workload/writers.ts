import type { FieldWriter } from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import type { Metadata } from '../cluster/objects';

const fields = z.record(z.string(), z.unknown());
const RESTARTED_AT = 'f:kubectl.kubernetes.io/restartedAt';

/** Paths of the leaves of a `fieldsV1` tree. */
function leaves(
  tree: unknown,
  path: readonly string[] = [],
): ReadonlyArray<readonly string[]> {
  const parsed = fields.safeParse(tree);
  const entries = parsed.success
    ? Object.entries(parsed.data).filter(([key]) => key !== '.')
    : [];
  return entries.length === 0
    ? [path]
    : entries.flatMap(([key, value]) => leaves(value, [...path, key]));
}

/**
 * Who wrote what, without the fields themselves. Undefined when the server hides `managedFields`: then nothing is known
 * about writers, which is not the same as nobody having written. Every object has a writer, so an empty list is none.
 */
export function writersOf({
  managedFields,
}: Metadata): readonly FieldWriter[] | undefined {
  if (!managedFields || managedFields.length === 0) return undefined;
  return managedFields.map(
    ({ manager, operation, subresource, time, fieldsV1 }) => {
      const spec = fields.safeParse(fieldsV1).data?.['f:spec'];
      const written = spec === undefined ? [] : leaves(spec);
      return {
        manager: manager ?? 'unknown',
        operation,
        ...(subresource === undefined ? {} : { subresource }),
        ...(time === undefined ? {} : { at: time }),
        touchesSpec: spec !== undefined,
        onlyRestarts:
          written.length > 0 &&
          written.every(path => path.at(-1) === RESTARTED_AT),
      };
    },
  );
}
