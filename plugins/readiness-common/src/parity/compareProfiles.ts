import type { ClusterProfile } from '../evidence';
import { between, exactly, type Range } from '../numbers';
import {
  addOnWords,
  parityAttributes,
  parityWords,
  valuesOf,
  type ParityAttribute,
} from './attributes';

/** One attribute of two clusters. */
export interface AttributeParity {
  readonly attribute: ParityAttribute;
  /** 1 is alike, 0 has nothing in common; undefined when the attribute says nothing in either of them. */
  readonly range: Range | undefined;
  /** Values of each that the other lacks or has in another version. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
  /** What differs, in words; undefined where nothing is known to. */
  readonly difference?: string;
}

type Version = Readonly<Record<'major' | 'minor', number>>;

const NOTHING = { onlyBefore: [], onlyAfter: [] } as const;

/** The attributes of two clusters, in order; those by which they are alike where no others are named. */
export function compareProfiles(
  before: ClusterProfile,
  after: ClusterProfile,
  attributes: readonly ParityAttribute[] = parityAttributes,
): readonly AttributeParity[] {
  return attributes.map(attribute => {
    const [left, right] = [
      valuesOf(before, attribute),
      valuesOf(after, attribute),
    ];
    if (left === undefined || right === undefined)
      return { attribute, range: between(0, 1), ...NOTHING };
    switch (attribute) {
      case 'kubernetes':
        return kubernetesParity(before, after);
      case 'addOns':
        return addOnParity(before, after);
      default:
        return setParity(attribute, left, right);
    }
  });
}

/** Mean over the attributes that say something in at least one of two clusters. */
export function parityRange(attributes: readonly AttributeParity[]): Range {
  const ranges = attributes.flatMap(({ range }) => (range ? [range] : []));
  const mean = (pick: (range: Range) => number) =>
    ranges.reduce((sum, range) => sum + pick(range), 0) / ranges.length;
  return between(
    mean(({ lo }) => lo),
    mean(({ hi }) => hi),
  );
}

/** Share of all names that two sets have in common; undefined where both are empty: they say nothing. */
export function jaccard(
  a: readonly string[],
  b: readonly string[],
): number | undefined {
  const union = new Set([...a, ...b]);
  if (union.size === 0) return undefined;
  const other = new Set(b);
  return new Set(a.filter(value => other.has(value))).size / union.size;
}

/** 1, 0.5 or 0 for none, one, or more minor versions apart; another major is 0. */
function versionParity(a: Version, b: Version): number {
  if (a.major !== b.major) return 0;
  return [1, 0.5][Math.abs(a.minor - b.minor)] ?? 0;
}

function kubernetesParity(
  { version: before }: ClusterProfile,
  { version: after }: ClusterProfile,
): AttributeParity {
  const value = versionParity(before, after);
  return {
    attribute: 'kubernetes',
    range: exactly(value),
    ...(value < 1
      ? {
          onlyBefore: [before.gitVersion],
          onlyAfter: [after.gitVersion],
          difference: `Kubernetes ${before.gitVersion} against ${after.gitVersion}`,
        }
      : NOTHING),
  };
}

function setParity(
  attribute: ParityAttribute,
  before: readonly string[],
  after: readonly string[],
): AttributeParity {
  const value = jaccard(before, after);
  const shown = (values: readonly string[]) =>
    values.length === 0 ? 'none' : values.join(', ');
  return {
    attribute,
    range: value === undefined ? undefined : exactly(value),
    onlyBefore: before.filter(item => !after.includes(item)),
    onlyAfter: after.filter(item => !before.includes(item)),
    ...(value !== undefined && value < 1
      ? {
          difference: `${parityWords[attribute]}: ${shown(
            before,
          )} against ${shown(after)}`,
        }
      : {}),
  };
}

/** Add-ons are compared by version where both clusters have them: which ones there are the other attributes say. */
function addOnParity(
  before: ClusterProfile,
  after: ClusterProfile,
): AttributeParity {
  const byName = new Map(after.addOns.map(addOn => [addOn.name, addOn]));
  const common = before.addOns.flatMap(addOn => {
    const other = byName.get(addOn.name);
    return other ? [{ addOn, other, value: versionParity(addOn, other) }] : [];
  });
  if (common.length === 0)
    return { attribute: 'addOns', range: undefined, ...NOTHING };
  const apart = common.filter(({ value }) => value < 1);
  const words = apart.map(
    ({ addOn, other }) =>
      `${addOnWords(addOn)} against ${other.major}.${other.minor}`,
  );
  return {
    attribute: 'addOns',
    range: exactly(
      common.reduce((sum, { value }) => sum + value, 0) / common.length,
    ),
    onlyBefore: apart.map(({ addOn }) => addOnWords(addOn)),
    onlyAfter: apart.map(({ other }) => addOnWords(other)),
    ...(apart.length > 0
      ? { difference: `${parityWords.addOns}: ${words.join(', ')}` }
      : {}),
  };
}
