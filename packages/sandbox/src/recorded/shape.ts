import {
  isJsonList,
  isJsonObject,
  type Json,
  type JsonObject,
} from '../clusters/objects/json';

export interface ShapeRules {
  /** Ends of paths to keys that one answer has and the other may leave out. */
  readonly optional?: readonly string[];
}

/** Keys whose values are maps with free keys: only that they are there, and that they are maps, is compared. */
const FREE_MAPS = new Set([
  'allocatable',
  'annotations',
  'capacity',
  'data',
  'fieldsV1',
  'hard',
  'labels',
  'limits',
  'matchLabels',
  'requests',
  'resourceOverrides',
  'selector',
  'targetLabels',
]);

/**
 * How an answer of ours differs from a recorded one in shape: the type of every value, the keys of every object,
 * recursively. Items of a list are taken together: a key is required when every recorded item has it. `null`
 * stands for any type, and what may hold is never compared.
 */
export function shapeDifferences(
  recorded: Json,
  ours: Json,
  rules: ShapeRules = {},
): readonly string[] {
  return compare({ recorded: [recorded], ours: [ours], path: '$', rules });
}

interface Comparison {
  readonly recorded: readonly Json[];
  readonly ours: readonly Json[];
  readonly path: string;
  readonly rules: ShapeRules;
}

function compare({
  recorded,
  ours,
  path,
  rules,
}: Comparison): readonly string[] {
  const types = new Set(recorded.map(typeOf).filter(type => type !== 'null'));
  const wrong = ours.filter(
    value =>
      typeOf(value) !== 'null' && types.size > 0 && !types.has(typeOf(value)),
  );
  if (wrong.length > 0) {
    return [
      `${path}: ${[...new Set(wrong.map(typeOf))].join('|')} instead of ${[
        ...types,
      ].join('|')}`,
    ];
  }
  const lists = compareLists({ recorded, ours, path, rules });
  return [...lists, ...compareObjects({ recorded, ours, path, rules })];
}

function compareLists({
  recorded,
  ours,
  path,
  rules,
}: Comparison): readonly string[] {
  const theirs = recorded.filter(isJsonList).flat();
  const mine = ours.filter(isJsonList).flat();
  if (theirs.length === 0 || mine.length === 0) return [];
  return compare({ recorded: theirs, ours: mine, path: `${path}[]`, rules });
}

function compareObjects({
  recorded,
  ours,
  path,
  rules,
}: Comparison): readonly string[] {
  const theirs = recorded.filter(isJsonObject);
  const mine = ours.filter(isJsonObject);
  if (
    theirs.length === 0 ||
    mine.length === 0 ||
    FREE_MAPS.has(path.split('.').at(-1) ?? '')
  )
    return [];
  const known = new Set(theirs.flatMap(keysOf));
  const isOptional = (key: string) =>
    (rules.optional ?? []).some(optional =>
      `${path}.${key}`.endsWith(`.${optional}`),
    );
  const required = [...known].filter(
    key => theirs.every(each => each[key] !== undefined) && !isOptional(key),
  );
  const missing = required
    .filter(key => mine.some(each => each[key] === undefined))
    .map(key => `${path}.${key}: missing`);
  const strange = [...new Set(mine.flatMap(keysOf))]
    .filter(key => !known.has(key) && !isOptional(key))
    .map(key => `${path}.${key}: not in the recording`);
  const below = [...known].flatMap(key => {
    const inTheirs = valuesOf(theirs, key);
    const inMine = valuesOf(mine, key);
    return inMine.length === 0
      ? []
      : compare({
          recorded: inTheirs,
          ours: inMine,
          path: `${path}.${key}`,
          rules,
        });
  });
  return [...missing, ...strange, ...below];
}

function keysOf(object: JsonObject): readonly string[] {
  return Object.keys(object).filter(key => object[key] !== undefined);
}

function valuesOf(
  objects: readonly JsonObject[],
  key: string,
): readonly Json[] {
  return objects.flatMap(object => {
    const value = object[key];
    return value === undefined ? [] : [value];
  });
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value;
}
