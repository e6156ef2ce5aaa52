import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import {
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import type { PropsWithChildren } from 'react';

/** What the address of an entity's page names. */
export interface EntityAddress {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** Ends the way with the entity; the catalog's own header stops before it. */
export function EntityCrumb(
  props: PropsWithChildren<{ readonly entity: EntityAddress }>,
) {
  const { primaryTitle } = useEntityPresentation(props.entity);
  const href = useEntityRefLink()(props.entity);
  return (
    <BreadcrumbEntry entry={{ label: primaryTitle, href }}>
      {props.children}
    </BreadcrumbEntry>
  );
}
