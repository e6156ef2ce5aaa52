import {
  RELATION_CHILD_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import type { IdentityApi } from '@backstage/frontend-plugin-api';
import type { CatalogApi } from '@backstage/plugin-catalog-react';
import { queryOptions } from '@tanstack/react-query';

const SERVICES_SHOWN = 50;
const TEMPLATES_SHOWN = 6;

const ENTITY_FIELDS = [
  'kind',
  'metadata',
  'spec.type',
  'spec.profile',
  'relations',
];

/** The groups of the person at the screen. */
export interface MyTeams {
  readonly own: readonly Entity[];
  /** References of the groups that the own ones are part of. */
  readonly above: readonly string[];
}

export async function loadGroups(
  api: CatalogApi,
  refs: readonly string[],
): Promise<Entity[]> {
  if (refs.length === 0) {
    return [];
  }
  const { items } = await api.getEntitiesByRefs({
    entityRefs: [...refs],
    fields: ENTITY_FIELDS,
  });
  return items.filter((item): item is Entity => item !== undefined);
}

async function loadMyTeams(
  identity: IdentityApi,
  catalog: CatalogApi,
): Promise<MyTeams> {
  const { ownershipEntityRefs } = await identity.getBackstageIdentity();
  const ownRefs = ownershipEntityRefs.filter(ref => ref.startsWith('group:'));
  const own = await loadGroups(catalog, ownRefs);
  const above = own.flatMap(group =>
    (group.relations ?? [])
      .filter(({ type }) => type === RELATION_CHILD_OF)
      .map(({ targetRef }) => targetRef),
  );
  return { own, above: [...new Set(above)].sort() };
}

/** Services of some teams; `total` counts those that are not in `items` too. */
export interface TeamServices {
  readonly owners: readonly Entity[];
  readonly items: readonly Entity[];
  readonly total: number;
}

/** The services that belong to one of these references. */
export async function servicesOf(
  catalog: CatalogApi,
  ownerRefs: readonly string[],
): Promise<Omit<TeamServices, 'owners'>> {
  const { items, totalItems } = await catalog.queryEntities({
    filter: { kind: 'component', 'relations.ownedBy': [...ownerRefs] },
    fields: ENTITY_FIELDS,
    orderFields: { field: 'metadata.name', order: 'asc' },
    limit: SERVICES_SHOWN,
  });
  return { items, total: totalItems };
}

async function servicesOfGroups(
  catalog: CatalogApi,
  owners: readonly Entity[],
): Promise<TeamServices> {
  const refs = owners.map(owner => stringifyEntityRef(owner));
  return { owners, ...(await servicesOf(catalog, refs)) };
}

/** What the own groups own, as the catalog's "Owned" counts it; where that is nothing, what the teams above them own. */
async function loadServices(
  catalog: CatalogApi,
  { own, above }: MyTeams,
): Promise<TeamServices> {
  const services = await servicesOfGroups(catalog, own);
  if (services.total > 0) {
    return services;
  }
  const teams = await loadGroups(catalog, above);
  return teams.length === 0 ? services : servicesOfGroups(catalog, teams);
}

async function loadTemplates(catalog: CatalogApi): Promise<readonly Entity[]> {
  const { items } = await catalog.queryEntities({
    filter: { kind: 'template' },
    fields: ENTITY_FIELDS,
    orderFields: { field: 'metadata.title', order: 'asc' },
    limit: TEMPLATES_SHOWN,
  });
  return items;
}

/** Every question that the home page asks the catalog. */
export const homeQueries = {
  myTeams: (identity: IdentityApi, catalog: CatalogApi) =>
    queryOptions({
      queryKey: ['home', 'my-teams'],
      queryFn: () => loadMyTeams(identity, catalog),
    }),

  services: (catalog: CatalogApi, teams: MyTeams) =>
    queryOptions({
      queryKey: [
        'home',
        'services',
        ...teams.own.map(group => stringifyEntityRef(group)),
      ],
      queryFn: () => loadServices(catalog, teams),
    }),

  templates: (catalog: CatalogApi) =>
    queryOptions({
      queryKey: ['home', 'templates'],
      queryFn: () => loadTemplates(catalog),
    }),
};
