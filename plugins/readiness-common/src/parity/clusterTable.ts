import type { Reading, UnreadReason } from '../checks';
import type { ClusterProfile } from '../evidence';
import type { DeclaredCluster, Inventory } from '../inventory';
import { between, type Range } from '../numbers';
import {
  comparedAttributes,
  parityAttributes,
  parityWords,
  valuesOf,
  type ParityAttribute,
} from './attributes';
import {
  compareProfiles,
  parityRange,
  type AttributeParity,
} from './compareProfiles';
import { promotionsOf } from './promotions';

/** A declared cluster, and whether it could be read. */
export interface ComparedCluster extends DeclaredCluster {
  /** Why nothing is known of it; undefined for one that was read. */
  readonly reason?: UnreadReason;
  /** Who was asked for what, and what came of it. */
  readonly detail?: string;
  readonly evidenceId?: string;
}

/** What one cluster says of one attribute. */
export interface ComparedCell {
  readonly cluster: string;
  /** Undefined: not known, which is not the same as none. */
  readonly values?: readonly string[];
  /** Those of the values that a cluster before or after it on the way to production lacks or has in another version. */
  readonly differing: readonly string[];
  /** A cluster next to it has something that this one lacks. */
  readonly lacks: readonly string[];
  /** Why the values are not known, where the cluster itself was read. */
  readonly reason?: UnreadReason;
}

/** One attribute of all clusters. */
export interface ComparedAttribute {
  readonly attribute: ParityAttribute;
  readonly title: string;
  /** `differs` is certain; `unknown` may be alike or not; `nothing`: no compared cluster has any. */
  readonly state: 'alike' | 'differs' | 'unknown' | 'nothing';
  readonly cells: readonly ComparedCell[];
}

/** Two clusters that a service is promoted through. */
export interface ComparedPair {
  readonly from: string;
  readonly to: string;
  /** 1 is alike. */
  readonly similarity: Range;
  readonly differing: readonly ParityAttribute[];
  readonly unknown: readonly ParityAttribute[];
}

/** Clusters side by side. */
export interface ClusterTable {
  /** In the order in which a service passes them, production last. */
  readonly clusters: readonly ComparedCluster[];
  readonly attributes: readonly ComparedAttribute[];
  /** The least alike first. */
  readonly pairs: readonly ComparedPair[];
  /** Clusters that some system names although nobody declared them: they are compared with nothing. */
  readonly undeclared: readonly string[];
}

interface Compared {
  readonly from: string;
  readonly to: string;
  /** Undefined when one of them could not be read. */
  readonly parities: readonly AttributeParity[] | undefined;
}

type Places = Pick<Inventory, 'clusters' | 'undeclaredClusters'>;

/** Attribute by attribute, what differs between the clusters that a service is promoted through. */
export function compareClusters(
  readings: readonly Reading<ClusterProfile>[],
  inventory: Places,
): ClusterTable {
  const byName = new Map(
    readings.map(reading => [reading.subject.name, reading]),
  );
  const compared = promotionsOf(readings, inventory).map(
    ({ from, to, before, after }): Compared => ({
      from,
      to,
      parities:
        before && after
          ? compareProfiles(before, after, comparedAttributes)
          : undefined,
    }),
  );
  const clusters = inOrder(inventory.clusters);
  return {
    clusters: clusters.map(cluster => ({
      ...cluster,
      ...toldOf(byName.get(cluster.name)),
    })),
    attributes: comparedAttributes.map(attribute => ({
      attribute,
      title: parityWords[attribute],
      state: stateOf(attribute, compared),
      cells: clusters.map(({ name }) =>
        cellOf(attribute, { name, reading: byName.get(name), compared }),
      ),
    })),
    pairs: compared
      .map(pairOf)
      .sort(
        (a, b) =>
          a.similarity.hi - b.similarity.hi ||
          a.similarity.lo - b.similarity.lo,
      ),
    undeclared: inventory.undeclaredClusters,
  };
}

/** Each cluster before the one that it promotes to; otherwise as they are declared. */
function inOrder(
  clusters: readonly DeclaredCluster[],
): readonly DeclaredCluster[] {
  const byName = new Map(clusters.map(cluster => [cluster.name, cluster]));
  const stepsToEnd = ({ promotesTo }: DeclaredCluster): number => {
    const seen = new Set<string>();
    let next = promotesTo;
    while (next !== undefined && !seen.has(next)) {
      seen.add(next);
      next = byName.get(next)?.promotesTo;
    }
    return seen.size;
  };
  return [...clusters].sort((a, b) => stepsToEnd(b) - stepsToEnd(a));
}

function toldOf(
  reading: Reading<ClusterProfile> | undefined,
): Pick<ComparedCluster, 'reason' | 'detail' | 'evidenceId'> {
  if (!reading) return { reason: 'not_collected' };
  const { evidenceId } = reading;
  return {
    ...(evidenceId === undefined ? {} : { evidenceId }),
    ...(reading.state === 'unread' ? { reason: reading.reason } : {}),
    // A cluster always has a profile: one that says it has none was not read.
    ...(reading.state === 'absent' ? { reason: 'not_found' } : {}),
    ...(reading.state === 'unread' && reading.detail !== undefined
      ? { detail: reading.detail }
      : {}),
  };
}

function parityOf(
  attribute: ParityAttribute,
  { parities }: Compared,
): AttributeParity | undefined {
  return parities?.find(parity => parity.attribute === attribute);
}

function stateOf(
  attribute: ParityAttribute,
  compared: readonly Compared[],
): ComparedAttribute['state'] {
  if (compared.length === 0) return 'nothing';
  const ranges = compared.map(pair =>
    pair.parities === undefined
      ? between(0, 1)
      : parityOf(attribute, pair)?.range,
  );
  if (ranges.some(range => range && range.hi < 1)) return 'differs';
  if (ranges.some(range => range && range.lo < 1)) return 'unknown';
  return ranges.some(range => range) ? 'alike' : 'nothing';
}

function cellOf(
  attribute: ParityAttribute,
  of: {
    readonly name: string;
    readonly reading: Reading<ClusterProfile> | undefined;
    readonly compared: readonly Compared[];
  },
): ComparedCell {
  const { name, reading, compared } = of;
  const profile = reading?.state === 'read' ? reading.value : undefined;
  const values = profile && valuesOf(profile, attribute);
  const reason = profile?.unread.find(({ what }) => what === attribute)?.reason;
  const own = new Set<string>();
  const others = new Set<string>();
  for (const pair of compared) {
    const { onlyBefore = [], onlyAfter = [] } = parityOf(attribute, pair) ?? {};
    if (pair.from === name) {
      onlyBefore.forEach(value => own.add(value));
      onlyAfter.forEach(value => others.add(value));
    }
    if (pair.to === name) {
      onlyAfter.forEach(value => own.add(value));
      onlyBefore.forEach(value => others.add(value));
    }
  }
  return {
    cluster: name,
    ...(values === undefined ? {} : { values }),
    ...(values === undefined && reason !== undefined ? { reason } : {}),
    differing: [...own],
    lacks: [...others],
  };
}

const MAKES_ALIKE: ReadonlySet<ParityAttribute> = new Set(parityAttributes);

function pairOf({ from, to, parities }: Compared): ComparedPair {
  if (!parities)
    return {
      ...{ from, to },
      similarity: between(0, 1),
      differing: [],
      unknown: comparedAttributes,
    };
  const those = (is: (range: Range) => boolean) =>
    parities.flatMap(({ attribute, range }) =>
      range && is(range) ? [attribute] : [],
    );
  return {
    ...{ from, to },
    similarity: parityRange(
      parities.filter(({ attribute }) => MAKES_ALIKE.has(attribute)),
    ),
    differing: those(({ hi }) => hi < 1),
    unknown: those(({ lo, hi }) => lo < hi),
  };
}
