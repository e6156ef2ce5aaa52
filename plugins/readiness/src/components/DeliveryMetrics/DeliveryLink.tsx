import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  EntityDisplayName,
  EntityRefLink,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useSearchParams } from 'react-router-dom';
import { UNIT_PARAMETERS } from './useUnits';

/** What is looked at; what is open on a page, or how far its list was turned, is of that page alone. */
const KEPT: readonly string[] = ['days', 'metric', 'tier', ...UNIT_PARAMETERS];

/** The deliveries of a team or a service, over the same window, of the same metric, in the same tier and units. */
export function DeliveryLink({ entityRef }: { readonly entityRef: string }) {
  const [params] = useSearchParams();
  const pageOf = useRouteRef(entityRouteRef);
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const entity = { kind, namespace, name };
  if (!pageOf) return <EntityRefLink entityRef={entity} hideIcon />;
  const kept = [...params].filter(([parameter]) => KEPT.includes(parameter));
  const query = kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`;
  return (
    <Link href={`${pageOf(entity)}/delivery${query}`}>
      <EntityDisplayName entityRef={entity} hideIcon />
    </Link>
  );
}
