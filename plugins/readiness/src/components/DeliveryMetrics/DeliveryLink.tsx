import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink, entityRouteRef } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { nameOf } from '../../words';
import { useTier } from './useTier';

/** A team or a service; whoever looks at another tier than production goes on looking at it there. */
export function DeliveryLink({ entityRef }: { readonly entityRef: string }) {
  const { tier } = useTier();
  const pageOf = useRouteRef(entityRouteRef);
  const { kind, namespace, name } = parseEntityRef(entityRef);
  if (tier === undefined || !pageOf)
    return <EntityRefLink entityRef={{ kind, namespace, name }} hideIcon />;
  return (
    <Link
      href={`${pageOf({
        kind,
        namespace,
        name,
      })}/delivery?${new URLSearchParams({ tier })}`}
    >
      {nameOf(entityRef)}
    </Link>
  );
}
