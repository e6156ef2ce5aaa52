import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  identityApiRef,
  useApi,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import unprocessedPlugin from '@backstage/plugin-catalog-unprocessed-entities/alpha';
import { unprocessedEntitiesReadPermission } from '@backstage/plugin-catalog-unprocessed-entities-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { Flex, Link } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { useSay } from '../../useSay';
import { graphAddress } from './graphAddress';

/** The entity on the page, or else the teams of the person who looks. */
function useRoots(): readonly string[] {
  const { kind, namespace, name } = useParams();
  const identity = useApi(identityApiRef);
  const { data } = useQuery({
    queryKey: ['catalog', 'my-groups'],
    queryFn: async () => {
      const { ownershipEntityRefs } = await identity.getBackstageIdentity();
      return ownershipEntityRefs.filter(ref => ref.startsWith('group:'));
    },
  });
  return kind && namespace && name
    ? [stringifyEntityRef({ kind, namespace, name })]
    : data ?? [];
}

function Graph() {
  const t = useSay();
  const page = useRouteRef(catalogGraphPlugin.routes.catalogGraph)?.();
  const roots = useRoots();
  const href = page ? graphAddress(page, roots) : undefined;
  return href ? <Link href={href}>{t('catalog.links.graph')}</Link> : null;
}

function Unprocessed() {
  const t = useSay();
  const href = useRouteRef(unprocessedPlugin.routes.root)?.();
  const { allowed } = usePermission({
    permission: unprocessedEntitiesReadPermission,
  });
  return allowed && href ? (
    <Link href={href}>{t('catalog.links.unprocessed')}</Link>
  ) : null;
}

/** From every page of the catalog to the other ways of looking at it. */
export function CatalogLinks() {
  const t = useSay();
  const apis = useRouteRef(apiDocsPlugin.routes.root)?.();
  return (
    <Flex gap="4">
      {apis ? <Link href={apis}>{t('catalog.links.apis')}</Link> : null}
      <Graph />
      <Unprocessed />
    </Flex>
  );
}
