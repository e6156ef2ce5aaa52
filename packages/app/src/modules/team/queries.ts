import {
  RELATION_CHILD_OF,
  RELATION_HAS_MEMBER,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { getEntityRelations } from '@backstage/plugin-catalog-react';
import type { CatalogApi } from '@backstage/plugin-catalog-react';
import { queryOptions } from '@tanstack/react-query';
import { servicesOf } from '../home/queries';
import type { TeamServices } from '../home/queries';

const MEMBERS_SHOWN = 200;

function refsOf(group: Entity, relation: string): readonly string[] {
  return getEntityRelations(group, relation).map(ref =>
    stringifyEntityRef(ref),
  );
}

/** References of the groups that this one consists of. */
export function partsOf(group: Entity): readonly string[] {
  return refsOf(group, RELATION_PARENT_OF);
}

/** References of the groups that this one is a part of. */
export function aboveOf(group: Entity): readonly string[] {
  return refsOf(group, RELATION_CHILD_OF);
}

/** Whether the group has members of its own. */
export function hasMembers(group: Entity): boolean {
  return getEntityRelations(group, RELATION_HAS_MEMBER).length > 0;
}

/** The people of one group; `total` counts those that are not in `people` too. */
export interface Members {
  readonly people: readonly Entity[];
  readonly total: number;
}

async function loadMembers(api: CatalogApi, group: Entity): Promise<Members> {
  const { items, totalItems } = await api.queryEntities({
    filter: {
      kind: 'user',
      'relations.memberof': stringifyEntityRef(group),
    },
    fields: ['kind', 'metadata', 'spec.profile'],
    orderFields: { field: 'metadata.name', order: 'asc' },
    limit: MEMBERS_SHOWN,
  });
  return { people: items, total: totalItems };
}

/** Every question that a team's page asks the catalog. */
export const teamQueries = {
  /** What the group owns, and what the groups own that it consists of. */
  services: (api: CatalogApi, group: Entity) =>
    queryOptions({
      queryKey: ['team', 'services', stringifyEntityRef(group)],
      queryFn: async (): Promise<TeamServices> => ({
        ...(await servicesOf(api, [
          stringifyEntityRef(group),
          ...partsOf(group),
        ])),
        owners: [group],
      }),
    }),

  members: (api: CatalogApi, group: Entity) =>
    queryOptions({
      queryKey: ['team', 'members', stringifyEntityRef(group)],
      queryFn: () => loadMembers(api, group),
    }),
};
