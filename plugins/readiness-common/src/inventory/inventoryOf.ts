import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { workloadLocatorOf } from '@groundwork/workload-ownership';
import { clusterSubject, organisation, Subject } from '../evidence';
import { groupTree, GroupTree, teamOf } from './groups';
import {
  DeclaredCluster,
  Inventory,
  InventoryComponent,
  InventoryTeam,
  UnreadCatalog,
} from './inventory';
import { groupOfOwner, writtenOwner } from './ownersOf';

/** What stands beside the catalog in an inventory. */
export interface InventorySources {
  readonly clusters: readonly DeclaredCluster[];
  /** Outside systems that are looked at as a whole, from the configuration of collectors. */
  readonly subjects: readonly Subject[];
  /** Names of clusters that other configuration uses; those not declared become a finding. */
  readonly knownClusters?: readonly string[];
  /** Parts of the catalog that the entities lack because they could not be read. */
  readonly unreadCatalog?: readonly UnreadCatalog[];
}

/** Builds the inventory from catalog entities (Components, Groups, Users) and the configuration. */
export function inventoryOf(
  entities: readonly Entity[],
  sources: InventorySources,
): Inventory {
  const tree = groupTree(entities);
  const services = entities
    .filter(({ kind }) => kind.toLocaleLowerCase('en-US') === 'component')
    .map(entity => ({ entity, component: componentOf(entity, tree) }));
  const declared = new Set(sources.clusters.map(({ name }) => name));
  return {
    components: services.map(({ component }) => component),
    teams: tree.teams,
    clusters: sources.clusters,
    undeclaredClusters: (sources.knownClusters ?? []).filter(
      name => !declared.has(name),
    ),
    subjects: [
      organisation,
      ...sources.clusters.map(({ name, tier }) => clusterSubject(name, tier)),
      ...sources.subjects,
      ...tree.teams.map(teamSubject),
      ...services.map(({ entity, component }) =>
        componentSubject(entity, component),
      ),
    ],
    ...(tree.people > 0 ? { engineers: tree.people } : {}),
    ...(sources.unreadCatalog ? { unreadCatalog: sources.unreadCatalog } : {}),
  };
}

function componentOf(entity: Entity, tree: GroupTree): InventoryComponent {
  const owner = writtenOwner(entity);
  const group = owner ? groupOfOwner(owner, tree) : undefined;
  const team = teamOf(group, tree);
  const squad = group ? tree.byRef.get(group) : undefined;
  return {
    ref: stringifyEntityRef(entity),
    name: entity.metadata.name,
    type: textOf(entity.spec?.type) ?? 'service',
    lifecycle: textOf(entity.spec?.lifecycle) ?? '',
    ...(team && team.members > 0 ? { team: team.ref } : {}),
    ...(squad?.type === 'squad' ? { squad: squad.ref } : {}),
    workloads: workloadLocatorOf(entity.metadata),
  };
}

function teamSubject({ ref, name, type, parent }: InventoryTeam): Subject {
  const team = type === 'team' ? ref : parent;
  return { kind: 'Group', ref, name, type, ...(team ? { team } : {}) };
}

function componentSubject(
  entity: Entity,
  { ref, name, type, lifecycle, team }: InventoryComponent,
): Subject {
  return {
    kind: 'Component',
    ref,
    name,
    type,
    lifecycle,
    ...(team ? { team } : {}),
    annotations: { ...entity.metadata.annotations },
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
