import {
  at,
  objectAt,
  type Json,
  type JsonObject,
} from '../../clusters/objects/json';

/**
 * The fields of an application that `?fields=` of the list knows. A path below one of them is not known: asking for
 * `items.status.health.status` gives nothing, `items.status.health` the whole of it. Seen in the recordings.
 */
const KNOWN = [
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'metadata.labels',
  'metadata.creationTimestamp',
  'metadata.deletionTimestamp',
  'spec',
  'operation.sync',
  'status.sourceHydrator',
  'status.sync.status',
  'status.sync.revision',
  'status.health',
  'status.summary',
  'status.operationState.startedAt',
  'status.operationState.finishedAt',
  'status.resources',
];

/** Applies the `fields` of a list; the metadata of the list itself always stays. */
export function selectFields(
  application: JsonObject,
  fields: string,
): JsonObject {
  const wanted = fields
    .split(',')
    .map(field => field.trim())
    .filter(field => field.startsWith('items.'))
    .map(field => field.slice('items.'.length))
    .filter(field => KNOWN.includes(field));
  let selected: JsonObject = {};
  for (const field of wanted) {
    const path = field.split('.');
    const value = at(application, ...path);
    if (value !== undefined) selected = put(selected, path, value);
  }
  return selected;
}

function put(
  target: JsonObject,
  [key, ...rest]: readonly string[],
  value: Json,
): JsonObject {
  if (key === undefined) return target;
  return {
    ...target,
    [key]: rest.length === 0 ? value : put(objectAt(target, key), rest, value),
  };
}
