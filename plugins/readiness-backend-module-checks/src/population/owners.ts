import {
  componentsOf,
  type EntryPointEntry,
  type Inventory,
  type InventoryComponent,
  type ReadReading,
} from '@groundwork/plugin-readiness-common';
import type { WorkloadMarks } from '@groundwork/workload-ownership';

/** What of a workload decides whose it is. */
export type Marks = Omit<WorkloadMarks, 'cluster'>;

/**
 * References of the components behind an entry: those that it belongs to itself, else those of the Services that it routes
 * to, else those of the workloads behind them.
 */
export function ownersOfEntry(
  inventory: Inventory,
  cluster: string,
  {
    components,
    marks,
    routes = [],
  }: Pick<EntryPointEntry, 'components' | 'marks' | 'routes'>,
): readonly string[] {
  const refsOf = (of: Marks) =>
    componentsOf(inventory, { ...of, cluster }).map(({ ref }) => ref);
  if (!marks) {
    // A look of before marks were kept: only the ids that were stated are known.
    return components.flatMap(id =>
      refsOf({ namespace: '', labels: {}, annotatedId: id }),
    );
  }
  const own = refsOf(marks);
  if (own.length > 0) return own;
  const behind = routes.flatMap(({ service, workloads }) => {
    const ofService = refsOf(service);
    return ofService.length > 0 ? ofService : workloads.flatMap(refsOf);
  });
  return [...new Set(behind)].sort();
}

/** One workload's part of a summary: what is known of it, and what decides whose it is. */
export interface Row<T> {
  readonly marks: Marks;
  readonly fact: T;
}

/** A row in its cluster, with the components that it belongs to. */
export interface OwnedRow<T> {
  readonly cluster: string;
  readonly evidenceId: string | undefined;
  readonly fact: T;
  readonly owners: readonly InventoryComponent[];
}

/** The rows of all clusters with whose they are. */
export function ownedRows<T>(
  read: readonly ReadReading<readonly Row<T>[]>[],
  inventory: Inventory,
): readonly OwnedRow<T>[] {
  return read.flatMap(({ subject, evidenceId, value }) =>
    value.map(({ marks, fact }) => ({
      cluster: subject.name,
      evidenceId,
      fact,
      owners: componentsOf(inventory, { ...marks, cluster: subject.name }),
    })),
  );
}

/** The rows that belong to no component. */
export function unowned<R extends OwnedRow<unknown>>(
  rows: readonly R[],
): readonly R[] {
  return rows.filter(({ owners }) => owners.length === 0);
}

const knownPlaces = new WeakMap<
  readonly OwnedRow<unknown>[],
  ReadonlyMap<string, readonly number[]>
>();

/** Where in the list each team's rows are. Hundreds of teams ask the same ten thousand rows: they are searched once. */
function placesByTeam(
  rows: readonly OwnedRow<unknown>[],
): ReadonlyMap<string, readonly number[]> {
  const before = knownPlaces.get(rows);
  if (before) return before;
  const places = new Map<string, number[]>();
  rows.forEach(({ owners }, place) => {
    for (const team of new Set(owners.map(owner => owner.team))) {
      if (team === undefined) continue;
      const own = places.get(team);
      if (own) own.push(place);
      else places.set(team, [place]);
    }
  });
  knownPlaces.set(rows, places);
  return places;
}

/** The rows of one team. */
export function rowsOfTeam<R extends OwnedRow<unknown>>(
  rows: readonly R[],
  teamRef: string,
): readonly R[] {
  const places = placesByTeam(rows).get(teamRef) ?? [];
  return places.flatMap(place => rows[place] ?? []);
}

/** Whom a finding about a row concerns: only its people read it. */
export function concerns({ owners: [owner] }: OwnedRow<unknown>): {
  readonly subjectRef?: string;
  readonly team?: string;
} {
  return {
    ...(owner ? { subjectRef: owner.ref } : {}),
    ...(owner?.team ? { team: owner.team } : {}),
  };
}
