import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import type { IdentityApi } from '@backstage/frontend-plugin-api';
import type { CatalogApi } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PermissionApi } from '@backstage/plugin-permission-react';
import { templateManagementPermission } from '@backstage/plugin-scaffolder-common/alpha';
import { queryOptions, skipToken } from '@tanstack/react-query';
import { loadGroups } from '../home/queries';
import { askForVerdict, type NameQuestion } from './nameVerdict';
import { parentsOf, pickGroup } from './pickGroup';

const UNKNOWN_FOR_MS = 5_000;
const GROUPS_HOLD_MS = 60_000;

/** The groups for which somebody may make something. */
export interface MyGroups {
  /** References of the own groups and of those that they are a part of. */
  readonly refs: readonly string[];
  /** The one that most likely answers for something new. */
  readonly likely: string | undefined;
  /** Whether every other group may be chosen too. */
  readonly mayChooseAny: boolean;
}

/** What has to be asked to know them. */
interface MyGroupsOptions {
  readonly identity: IdentityApi;
  readonly catalog: CatalogApi;
  readonly permissions: PermissionApi;
}

async function loadMyGroups({
  identity,
  catalog,
  permissions,
}: MyGroupsOptions): Promise<MyGroups> {
  const { ownershipEntityRefs } = await identity.getBackstageIdentity();
  const { result } = await permissions.authorize({
    permission: templateManagementPermission,
  });
  const own = await loadGroups(
    catalog,
    ownershipEntityRefs.filter(ref => ref.startsWith('group:')),
  );
  const refs = new Set<string>();
  let level: readonly Entity[] = own;
  while (level.length > 0) {
    level.forEach(group => refs.add(stringifyEntityRef(group)));
    const above = new Set(level.flatMap(parentsOf));
    level = await loadGroups(
      catalog,
      [...above].filter(ref => !refs.has(ref)),
    );
  }
  return {
    refs: [...refs],
    likely: pickGroup(own),
    mayChooseAny: result === AuthorizeResult.ALLOW,
  };
}

/** Every question that the fields of a form ask. */
export const formQueries = {
  myGroups: (options: MyGroupsOptions) =>
    queryOptions({
      queryKey: ['scaffolder', 'my-groups'],
      queryFn: () => loadMyGroups(options),
      // Somebody who goes back to the form finds the field as it was.
      staleTime: GROUPS_HOLD_MS,
    }),
  /** Somebody else may take the name in the meantime, so an answer is of the moment. */
  nameVerdict: (
    apis: Parameters<typeof askForVerdict>[0],
    question: NameQuestion | undefined,
  ) =>
    queryOptions({
      queryKey: ['scaffolder', 'name-verdict', question],
      queryFn: question ? () => askForVerdict(apis, question) : skipToken,
      staleTime: 0,
      retry: false,
      // A system that was away comes back without anybody typing the name again.
      refetchInterval: ({ state }) =>
        state.status === 'error' || state.data?.outcome === 'unknown'
          ? UNKNOWN_FOR_MS
          : false,
    }),
};
