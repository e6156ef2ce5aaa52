import type { WorkloadLocator } from '@groundwork/workload-ownership';
import { Subject } from '../evidence';

/** A cluster as `groundwork.environments` declares it. */
export interface DeclaredCluster {
  readonly name: string;
  /** `production`, `staging`, `development`, ... */
  readonly tier: string;
  /** Name of the cluster that services of this one are promoted to. */
  readonly promotesTo?: string;
}

/** A service of the catalog with what population counts need to know. */
export interface InventoryComponent {
  readonly ref: string;
  readonly name: string;
  /** `spec.type`; archetype of its pipeline. */
  readonly type: string;
  readonly lifecycle: string;
  /** Owning team (the squad's parent), when it resolves to an active one. */
  readonly team?: string;
  /** Owning squad, when the owner is one. */
  readonly squad?: string;
  /** How its workloads are found in clusters; by its name where this is absent. */
  readonly workloads?: WorkloadLocator;
}

/** A group of type `team` or `squad`. */
export interface InventoryTeam {
  readonly ref: string;
  readonly name: string;
  readonly type: string;
  /** Team that a squad belongs to. */
  readonly parent?: string;
  /** Members of the group and of the groups below it; a team is active with at least one. */
  readonly members: number;
}

/** A part of the catalog that could not be read, e.g. one repository's file: it may hold people. */
export interface UnreadCatalog {
  readonly name: string;
  /** Why, for the person who has to repair it. */
  readonly reason: string;
}

/**
 * What ought to be there, from sources that no collector fills: the catalog and the configuration. A cluster or service
 * that does not answer therefore lowers coverage instead of vanishing.
 */
export interface Inventory {
  readonly components: readonly InventoryComponent[];
  readonly teams: readonly InventoryTeam[];
  readonly clusters: readonly DeclaredCluster[];
  /** Clusters that some system names although nobody declared them. A finding; they enter no comparison. */
  readonly undeclaredClusters: readonly string[];
  /** Every subject that collectors may look at and checks may judge. */
  readonly subjects: readonly Subject[];
  /** Number of people in the catalog's groups, when the catalog holds any. At least so many while parts are unread. */
  readonly engineers?: number;
  /** Parts of the catalog that could not be read; absent or empty means that it was read whole. */
  readonly unreadCatalog?: readonly UnreadCatalog[];
}

/** Groups of type `team` with at least one member: the population of every team-based number. */
export function activeTeams(inventory: Inventory): readonly InventoryTeam[] {
  return inventory.teams.filter(
    team => team.type === 'team' && team.members > 0,
  );
}

/** Components that ought to run in production. */
export function productionComponents(
  inventory: Inventory,
): readonly InventoryComponent[] {
  return inventory.components.filter(
    component => component.lifecycle === 'production',
  );
}
