import {
  marksOf,
  type ClusterWorkloads,
  type Inventory,
  type InventoryComponent,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import { clustersOf } from './clusters';
import { ownedRows, unowned, type Row } from './owners';
import { list } from './words';

/** Whether a workload runs; of a CronJob nobody expects a pod that is ready. */
export function runningRows({
  workloads,
}: ClusterWorkloads): readonly Row<boolean>[] {
  return workloads.map(item => ({
    marks: marksOf(item),
    fact: item.hasReadyPod !== false,
  }));
}

/** Whether a service runs somewhere. */
type Running =
  | { readonly state: 'yes' | 'no' }
  | { readonly state: 'unknown'; readonly why: string };

/** Where services run, in the clusters of some tiers. */
export interface RunningServices {
  readonly clusters: readonly string[];
  of(component: Pick<InventoryComponent, 'ref'>): Running;
}

/** Finds what runs. A service that is not seen may be in a cluster that was not, or be a workload that names nobody. */
export function runningServices(
  readings: readonly Reading<readonly Row<boolean>[]>[],
  inventory: Inventory,
  tiers: readonly string[],
): RunningServices {
  const { names, read, unread } = clustersOf(readings, inventory, tiers);
  const rows = ownedRows(read, inventory);
  const nobodys = unowned(rows).filter(({ fact }) => fact).length;
  const running = new Set(
    rows
      .filter(({ fact }) => fact)
      .flatMap(({ owners }) => owners.map(({ ref }) => ref)),
  );
  return {
    clusters: names,
    of({ ref }) {
      if (running.has(ref)) return { state: 'yes' };
      if (names.length === 0)
        return { state: 'unknown', why: 'no cluster is declared' };
      if (unread.length > 0)
        return { state: 'unknown', why: `${list(unread)} could not be read` };
      return nobodys > 0
        ? { state: 'unknown', why: 'a workload there names no service' }
        : { state: 'no' };
    },
  };
}
