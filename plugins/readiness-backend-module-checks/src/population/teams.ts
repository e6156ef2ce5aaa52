import {
  activeTeams,
  type Inventory,
  type InventoryComponent,
  type InventoryTeam,
} from '@groundwork/plugin-readiness-common';

/** A component by the name that workloads carry. Two of one name are ambiguous and belong to nobody. */
export function componentsByName(
  inventory: Inventory,
): ReadonlyMap<string, InventoryComponent> {
  const byName = new Map<string, InventoryComponent>();
  const ambiguous = new Set<string>();
  for (const component of inventory.components) {
    if (byName.has(component.name)) ambiguous.add(component.name);
    byName.set(component.name, component);
  }
  ambiguous.forEach(name => byName.delete(name));
  return byName;
}

/** An active team with its components. */
export interface TeamComponents {
  readonly team: InventoryTeam;
  readonly components: readonly InventoryComponent[];
}

/** Every active team that owns at least one component, by reference. */
export function teamsWithComponents(
  inventory: Inventory,
): readonly TeamComponents[] {
  return activeTeams(inventory)
    .map(team => ({
      team,
      components: inventory.components.filter(
        component => component.team === team.ref,
      ),
    }))
    .filter(({ components }) => components.length > 0)
    .sort((a, b) => (a.team.ref < b.team.ref ? -1 : 1));
}
