import {
  Check,
  componentsOf,
  EvidenceKind,
  EvidenceObject,
  EvidenceRecord,
  Inventory,
  ReadinessSchemas,
} from '@groundwork/plugin-readiness-common';

type View = ReadinessSchemas['EvidenceView'];
type ObjectName = ReadinessSchemas['ObjectName'];

/** Names of objects in one answer. */
const MOST_OBJECTS = 500;

/** Which object of an observation is wanted. */
export interface WantedObject {
  readonly kind: string;
  readonly namespace?: string | undefined;
  readonly name: string;
}

/** An observation with what is needed to take it apart. */
export interface Divisible {
  readonly record: EvidenceRecord;
  /** Undefined for a kind that no collector brings any more. */
  readonly kind: EvidenceKind<unknown> | undefined;
  readonly check: Check | undefined;
}

/** The paths that a check reads of a kind of evidence. */
function fieldsOf({ kind, check }: Divisible): readonly string[] {
  const name = Object.entries(check?.requires ?? {}).find(
    ([, required]) =>
      ('need' in required ? required.kind : required).id === kind?.id,
  )?.[0];
  return name === undefined ? [] : check?.reads?.[name] ?? [];
}

/** The objects of an observation; undefined for one that is about its subject alone. */
function objectsOf({
  record,
  kind,
}: Divisible): readonly EvidenceObject[] | undefined {
  return record.outcome === 'observed'
    ? kind?.objects?.(record.value)
    : undefined;
}

function isNamed({ object }: EvidenceObject, wanted: WantedObject): boolean {
  return (
    object.kind === wanted.kind &&
    object.name === wanted.name &&
    (object.namespace ?? '') === (wanted.namespace ?? '')
  );
}

function viewOf(
  of: Divisible,
  { object, value }: EvidenceObject,
  rest: { readonly fields?: readonly string[]; readonly objectCount: number },
): View {
  return {
    record: { ...of.record, object, value },
    fields: [...fieldsOf(of), ...(rest.fields ?? [])],
    objects: [],
    objectCount: rest.objectCount,
  };
}

/** An observation about its subject alone, as it is. */
function whole(of: Divisible): View {
  return {
    record: of.record,
    fields: [...fieldsOf(of)],
    objects: [],
    objectCount: 0,
  };
}

/** An observation of many objects without any of them. */
function undivided(
  { record }: Divisible,
  found: readonly EvidenceObject[],
  names: readonly ObjectName[],
): View {
  const { value: _, ...rest } = record;
  return {
    record: rest,
    fields: [],
    objects: [...names],
    objectCount: found.length,
  };
}

function namesOf(found: readonly EvidenceObject[]): readonly ObjectName[] {
  return found
    .slice(0, MOST_OBJECTS)
    .map(({ object: { kind, namespace, name } }) => ({
      kind: kind ?? '',
      name: name ?? '',
      ...(namespace === undefined ? {} : { namespace }),
    }));
}

/**
 * One object of an observation. Of one that holds many nothing but their names is answered until one is wanted; undefined
 * when it does not hold the wanted one.
 */
export function viewOfObject(
  of: Divisible,
  wanted: WantedObject | undefined,
): View | undefined {
  const found = objectsOf(of);
  if (!found) return whole(of);
  if (!wanted) return undivided(of, found, namesOf(found));
  const object = found.find(item => isNamed(item, wanted));
  return object && viewOf(of, object, { objectCount: found.length });
}

/** Whose objects are wanted. */
export interface Whose {
  readonly subjectRef: string;
  readonly inventory: Inventory;
}

function isOwn(
  { marks }: EvidenceObject,
  { record }: Divisible,
  { subjectRef, inventory }: Whose,
): boolean {
  return (
    marks !== undefined &&
    componentsOf(inventory, {
      ...marks,
      cluster: record.source.instance,
    }).some(({ ref }) => ref === subjectRef)
  );
}

/** Paths at which an object declares one of these. */
function declares(
  { lists = [] }: EvidenceObject,
  own: readonly EvidenceObject[],
): readonly string[] {
  return lists
    .filter(({ kind, namespace, name }) =>
      own.some(item => isNamed(item, { kind, namespace, name })),
    )
    .map(({ path }) => path);
}

/**
 * What a check of a service was judged from: its own observations, its own objects of the others and what declares them.
 * One that was read and holds nothing of it is listed without its value, because that was looked at, too.
 */
export function viewsOfService(
  observations: readonly Divisible[],
  whose: Whose,
): readonly View[] {
  const taken = observations.map(of => ({ of, found: objectsOf(of) }));
  const own = taken.flatMap(({ of, found = [] }) =>
    found.filter(item => isOwn(item, of, whose)),
  );
  const views = taken.flatMap(({ of, found }) => {
    if (!found) return [whole(of)];
    const shown = found.flatMap(item => {
      const fields = declares(item, own);
      return own.includes(item) || fields.length > 0
        ? [viewOf(of, item, { fields, objectCount: found.length })]
        : [];
    });
    return shown.length > 0 ? shown : [undivided(of, found, [])];
  });
  return views.sort(
    (a, b) =>
      Number(b.record.value !== undefined) -
      Number(a.record.value !== undefined),
  );
}
