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

/** The groups of the person at the screen: their own, then those they are part of. */
export interface MyTeams {
  readonly own: readonly Entity[];
  /** References of all of them, for questions about what they own. */
  readonly refs: readonly string[];
}

async function loadGroups(
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
  const parents = own.flatMap(group =>
    (group.relations ?? [])
      .filter(({ type }) => type === RELATION_CHILD_OF)
      .map(({ targetRef }) => targetRef),
  );
  const refs = [...own.map(group => stringifyEntityRef(group)), ...parents];
  return { own, refs: [...new Set(refs)].sort() };
}

/** Services of some teams; `total` counts those that are not in `items` too. */
export interface TeamServices {
  readonly items: readonly Entity[];
  readonly total: number;
}

async function loadServices(
  catalog: CatalogApi,
  ownerRefs: readonly string[],
): Promise<TeamServices> {
  const { items, totalItems } = await catalog.queryEntities({
    filter: { kind: 'component', 'relations.ownedBy': [...ownerRefs] },
    fields: ENTITY_FIELDS,
    orderFields: { field: 'metadata.name', order: 'asc' },
    limit: SERVICES_SHOWN,
  });
  return { items, total: totalItems };
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

  services: (catalog: CatalogApi, ownerRefs: readonly string[]) =>
    queryOptions({
      queryKey: ['home', 'services', ...ownerRefs],
      queryFn: () => loadServices(catalog, ownerRefs),
      enabled: ownerRefs.length > 0,
    }),

  templates: (catalog: CatalogApi) =>
    queryOptions({
      queryKey: ['home', 'templates'],
      queryFn: () => loadTemplates(catalog),
    }),
};
