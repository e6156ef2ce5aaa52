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

/** The rows of one team. */
export function rowsOfTeam<R extends OwnedRow<unknown>>(
  rows: readonly R[],
  teamRef: string,
): readonly R[] {
  return rows.filter(({ owners }) =>
    owners.some(({ team }) => team === teamRef),
  );
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
