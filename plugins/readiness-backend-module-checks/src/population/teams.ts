import {
  activeTeams,
  type Inventory,
  type InventoryComponent,
  type InventoryTeam,
} from '@groundwork/plugin-readiness-common';
import { groupBy } from './pipelines';

/** An active team with its components. */
export interface TeamComponents {
  readonly team: InventoryTeam;
  readonly components: readonly InventoryComponent[];
}

/** Every active team that owns at least one component, by reference. */
export function teamsWithComponents(
  inventory: Inventory,
): readonly TeamComponents[] {
  const owned = inventory.components.filter(({ team }) => team !== undefined);
  const byTeam = new Map(groupBy(owned, ({ team = '' }) => team));
  return activeTeams(inventory)
    .map(team => ({ team, components: byTeam.get(team.ref) ?? [] }))
    .filter(({ components }) => components.length > 0)
    .sort((a, b) => (a.team.ref < b.team.ref ? -1 : 1));
}
