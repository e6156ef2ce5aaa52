import {
  isEqual,
  isJsonList,
  isJsonObject,
  type Json,
  type JsonObject,
} from './json';
import {
  timestamp,
  type KubernetesObject,
  type ManagedFields,
} from './kubernetes-object';
import { identityOf, isKeyedList, listKeysOf } from './list-keys';

/**
 * Who wrote which field: `metadata.managedFields`. A writer owns what it changed last; what somebody else changes
 * afterwards leaves its set, so a reader sees the last writer of every field and nothing of those before.
 */
export interface Writer {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly subresource?: 'status' | 'scale';
  /** The type has no status of its own to protect: one write covers everything. */
  readonly ownsStatus?: boolean;
}

/** Path of a field, steps joined by NUL, with its value. */
type Leaves = ReadonlyMap<string, Json>;

const STEP = '\u0000';
const NEVER_OWNED = new Set([
  'name',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'managedFields',
  'deletionTimestamp',
  'selfLink',
]);
/** Structs that are always there in the Go types and so have no entry of their own. */
const ALWAYS_THERE = new Set([
  'metadata',
  'spec',
  'status',
  'template',
  'strategy',
  'updateStrategy',
  'jobTemplate',
  'containers',
  'securityContext',
  'source',
]);
/** Maps that are owned as one field. */
const OWNED_WHOLE = new Set(['selector', 'securityContext']);

export interface Write {
  readonly before: KubernetesObject | undefined;
  readonly after: KubernetesObject;
  readonly writer: Writer;
  readonly now: number;
}

/** `metadata.managedFields` after a write. */
export function ownershipAfter({
  before,
  after,
  writer,
  now,
}: Write): readonly ManagedFields[] {
  const past = before ? leavesOf(before, writer) : new Map<string, Json>();
  const present = leavesOf(after, writer);
  const changed = new Set(
    [...present]
      .filter(([path, value]) => !isEqual(past.get(path), value))
      .map(([path]) => path),
  );
  const entries = before?.metadata.managedFields ?? [];
  const mine = entries.find(entry => isOf(entry, writer));
  const isThere = (path: string) =>
    present.has(path) || !isInScope(path, writer);
  if (changed.size === 0 && mine)
    return entries.flatMap(entry => narrowed(entry, isThere));

  const remaining = entries.flatMap(entry =>
    entry === mine
      ? []
      : narrowed(entry, path => isThere(path) && !changed.has(path)),
  );
  const owned = new Set(
    [...(mine ? pathsOf(mine.fieldsV1) : []), ...changed].filter(isThere),
  );
  if (owned.size === 0) return remaining;
  const entry: ManagedFields = {
    manager: writer.manager,
    operation: writer.operation,
    apiVersion: after.apiVersion,
    // A write through `scale` carries no time: seen in the recordings.
    ...(writer.subresource === 'scale' ? {} : { time: timestamp(now) }),
    fieldsType: 'FieldsV1',
    fieldsV1: treeOf([...owned]),
    ...(writer.subresource ? { subresource: writer.subresource } : {}),
  };
  return [...remaining, entry].sort(byTime);
}

/** The entry without what it no longer owns; nothing when that was all. */
function narrowed(
  entry: ManagedFields,
  keeps: (path: string) => boolean,
): readonly ManagedFields[] {
  const paths = pathsOf(entry.fieldsV1);
  const rest = paths.filter(keeps);
  if (rest.length === paths.length) return [entry];
  return rest.length === 0 ? [] : [{ ...entry, fieldsV1: treeOf(rest) }];
}

/** A write of the status touches status and metadata; every other write leaves the status alone. */
function isInScope(path: string, { subresource, ownsStatus }: Writer): boolean {
  if (ownsStatus) return true;
  const isStatus = path.startsWith('f:status');
  return subresource === 'status'
    ? isStatus || path.startsWith('f:metadata')
    : !isStatus;
}

function isOf(entry: ManagedFields, writer: Writer): boolean {
  return (
    entry.manager === writer.manager &&
    entry.operation === writer.operation &&
    entry.subresource === writer.subresource
  );
}

function byTime(one: ManagedFields, other: ManagedFields): number {
  return (one.time ?? '').localeCompare(other.time ?? '');
}

function leavesOf(object: KubernetesObject, writer: Writer): Leaves {
  const leaves = new Map<string, Json>();
  for (const [key, value] of Object.entries(object)) {
    if (
      key === 'apiVersion' ||
      key === 'kind' ||
      value === undefined ||
      !isInScope(`f:${key}`, writer)
    )
      continue;
    collect({ key, value, path: `f:${key}` }, leaves);
  }
  if (writer.operation === 'Apply') {
    for (const path of leaves.keys()) {
      if (path.endsWith(`${STEP}.`) && !path.includes('k:'))
        leaves.delete(path);
    }
  }
  return leaves;
}

interface Field {
  readonly key: string;
  readonly value: Json;
  readonly path: string;
}

function collect({ key, value, path }: Field, leaves: Map<string, Json>): void {
  if (isKeyedList(key, value)) {
    const keys = listKeysOf(key, value) ?? [];
    if (!ALWAYS_THERE.has(key)) leaves.set(`${path}${STEP}.`, '');
    for (const item of value) {
      const itemPath = `${path}${STEP}k:${identityOf(item, keys)}`;
      leaves.set(`${itemPath}${STEP}.`, '');
      collectKeys(item, itemPath, leaves);
    }
  } else if (
    isJsonObject(value) &&
    Object.keys(value).length > 0 &&
    !OWNED_WHOLE.has(key)
  ) {
    if (!ALWAYS_THERE.has(key)) leaves.set(`${path}${STEP}.`, '');
    collectKeys(value, path, leaves);
  } else {
    leaves.set(path, value);
  }
}

function collectKeys(
  object: JsonObject,
  path: string,
  leaves: Map<string, Json>,
): void {
  const isMetadata = path === 'f:metadata';
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined || (isMetadata && NEVER_OWNED.has(key))) continue;
    if (isMetadata && key === 'finalizers' && isJsonList(value)) {
      for (const finalizer of value)
        leaves.set(
          `${path}${STEP}f:finalizers${STEP}v:${JSON.stringify(finalizer)}`,
          '',
        );
      continue;
    }
    collect({ key, value, path: `${path}${STEP}f:${key}` }, leaves);
  }
}

function pathsOf(tree: JsonObject, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([step, below]) => {
    const path = prefix === '' ? step : `${prefix}${STEP}${step}`;
    return isJsonObject(below) && Object.keys(below).length > 0
      ? pathsOf(below, path)
      : [path];
  });
}

interface Branch {
  [step: string]: Branch;
}

function treeOf(paths: readonly string[]): JsonObject {
  const root: Branch = {};
  for (const path of paths) {
    let here = root;
    for (const step of path.split(STEP)) {
      here[step] ??= {};
      here = here[step];
    }
  }
  return root;
}
