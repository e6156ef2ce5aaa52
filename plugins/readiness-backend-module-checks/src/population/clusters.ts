import {
  readOf,
  type Inventory,
  type Reading,
  type ReadReading,
} from '@groundwork/plugin-readiness-common';

/** The readings of declared clusters of some tiers; an undeclared cluster enters no comparison. */
export interface TierReadings<T> {
  /** Names of all of them. */
  readonly names: readonly string[];
  readonly read: readonly ReadReading<T>[];
  /** Names of declared clusters of these tiers that could not be read, or that nobody looked at. */
  readonly unread: readonly string[];
}

/** Splits the readings of the clusters that are declared with one of the tiers. */
export function clustersOf<T>(
  readings: readonly Reading<T>[],
  inventory: Inventory,
  tiers: readonly string[],
): TierReadings<T> {
  const declared = inventory.clusters.filter(({ tier }) =>
    tiers.includes(tier),
  );
  const byName = new Map(
    readOf(readings).map(reading => [reading.subject.name, reading]),
  );
  const read = declared.flatMap(({ name }) => byName.get(name) ?? []);
  const unread = declared
    .filter(({ name }) => !byName.has(name))
    .map(({ name }) => name);
  return { names: declared.map(({ name }) => name), read, unread };
}
