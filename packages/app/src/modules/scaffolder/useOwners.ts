import { parseEntityRef } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { useQuery } from '@tanstack/react-query';
import { useSay } from '../../useSay';
import { formQueries } from './queries';

/** Which groups the field offers. */
export interface Owners {
  /** What the catalog is asked for; `undefined` while there is nothing to choose from. */
  readonly filter: readonly Record<string, string>[] | undefined;
  /** Filled in for somebody who has chosen nothing. */
  readonly likely?: string | undefined;
  /** What somebody should know who finds nothing filled in. */
  readonly note?: string;
  readonly isOffered: (ref: string) => boolean;
}

const EVERY_GROUP = [{ kind: 'Group' }];

function onlyThese(refs: readonly string[]): readonly Record<string, string>[] {
  return refs.map(ref => {
    const { name, namespace } = parseEntityRef(ref);
    return {
      kind: 'Group',
      'metadata.name': name,
      'metadata.namespace': namespace,
    };
  });
}

/**
 * The groups that somebody may name as the owner of something new: the own ones and
 * those above, and every group for who manages templates. The server asks the same
 * two questions when the form is sent.
 */
export function useOwners(): Owners {
  const t = useSay();
  const identity = useApi(identityApiRef);
  const catalog = useApi(catalogApiRef);
  const permissions = useApi(permissionApiRef);
  const { data, error } = useQuery(
    formQueries.myGroups({ identity, catalog, permissions }),
  );
  if (error) {
    return {
      filter: EVERY_GROUP,
      note: t('form.groupsUnknown'),
      isOffered: () => true,
    };
  }
  if (data === undefined) {
    return { filter: undefined, isOffered: () => true };
  }
  const { refs, likely, mayChooseAny } = data;
  if (mayChooseAny) {
    return {
      filter: EVERY_GROUP,
      likely,
      isOffered: () => true,
      ...(refs.length === 0 ? { note: t('form.noGroup') } : {}),
    };
  }
  if (refs.length === 0) {
    return {
      filter: undefined,
      note: t('form.noGroupToChoose'),
      isOffered: () => false,
    };
  }
  return {
    filter: onlyThese(refs),
    likely,
    isOffered: ref => refs.includes(ref),
  };
}
