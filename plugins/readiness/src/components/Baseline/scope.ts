import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { organisation } from '@groundwork/plugin-readiness-common';
import type { DeliveryBaseline } from '../../answers';
import type { DeliveryScope } from '../../deliveryApi';
import { baselineRouteRef } from '../../routes';

/** What a scope is called where baselines are asked for. */
export function refOf(scope: DeliveryScope): string {
  return scope.of === 'organisation' ? organisation.ref : scope.ref;
}

/** Where the baselines of a scope are. */
export function useBaselineHref(): (scope: DeliveryScope) => string {
  const ofOrganisation = useRouteRef(baselineRouteRef);
  const ofEntity = useRouteRef(entityRouteRef);
  return scope => {
    if (scope.of === 'organisation') return ofOrganisation?.() ?? '';
    const { kind, namespace, name } = parseEntityRef(scope.ref);
    return `${ofEntity?.({ kind, namespace, name }) ?? ''}/delivery/baseline`;
  };
}

/** The scope of a baseline. */
export function scopeOf({
  kind,
  ref,
}: DeliveryBaseline['scope']): DeliveryScope {
  return kind === 'organisation' ? { of: kind } : { of: kind, ref };
}
