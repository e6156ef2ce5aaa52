import {
  WorkloadOwners,
  workloadLocatorOf,
  type WorkloadLocator,
  type WorkloadMarks,
} from '@groundwork/workload-ownership';
import type { Inventory, InventoryComponent } from './inventory';

interface Owner {
  readonly component: InventoryComponent;
  readonly locator: WorkloadLocator;
}

const known = new WeakMap<Inventory, WorkloadOwners<Owner>>();

/** How a component's workloads are found. */
export function locatorOf(component: InventoryComponent): WorkloadLocator {
  return component.workloads ?? workloadLocatorOf({ name: component.name });
}

/** Components that a workload belongs to; several when several find it, none when nobody does. */
export function componentsOf(
  inventory: Inventory,
  workload: WorkloadMarks,
): readonly InventoryComponent[] {
  const owners =
    known.get(inventory) ??
    new WorkloadOwners(
      inventory.components.map(component => ({
        component,
        locator: locatorOf(component),
      })),
    );
  known.set(inventory, owners);
  return owners.of(workload).map(({ component }) => component);
}
