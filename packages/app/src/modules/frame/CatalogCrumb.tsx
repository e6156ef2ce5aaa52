import { BreadcrumbEntry, useRouteRef } from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import type { PropsWithChildren } from 'react';
import { useSay } from '../../useSay';

/** Begins the way with the catalog on pages that are a part of it by their address, whichever plugin brings them. */
export function CatalogCrumb(
  props: PropsWithChildren<{ readonly page: string }>,
) {
  const t = useSay();
  const catalog = useRouteRef(catalogPlugin.routes.catalogIndex)?.();
  return catalog && props.page.startsWith(`${catalog}/`) ? (
    <BreadcrumbEntry entry={{ label: t('frame.catalog'), href: catalog }}>
      {props.children}
    </BreadcrumbEntry>
  ) : (
    <>{props.children}</>
  );
}
