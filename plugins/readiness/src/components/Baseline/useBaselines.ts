import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import type { DeliveryBaseline } from '../../answers';
import { readinessApiRef } from '../../api';
import type { Baselines, DeliveryScope } from '../../deliveryApi';
import { deliveryQueries } from '../../deliveryQueries';
import { refOf } from './scope';

/** The baselines of a scope that the reader may see, and whether the reader may freeze another. */
export function useBaselines(scope: DeliveryScope) {
  const { delivery } = useApi(readinessApiRef);
  return useQuery(deliveryQueries.baselines(delivery, refOf(scope)));
}

/** The same with those of all teams and services, where the scope is the organisation. */
export function useBaselinesBeside(scope: DeliveryScope) {
  const { delivery } = useApi(readinessApiRef);
  return useQuery(
    deliveryQueries.baselines(
      delivery,
      scope.of === 'organisation' ? undefined : refOf(scope),
    ),
  );
}

/** The baselines of a scope, the newest first. */
export function baselinesOf(
  { items }: Baselines,
  scope: DeliveryScope,
): readonly DeliveryBaseline[] {
  return items.filter(item => item.scope.ref === refOf(scope));
}

/** The baseline that a scope is measured against: the newest one that is what was frozen. */
export function intactOf(
  baselines: Baselines,
  scope: DeliveryScope,
): DeliveryBaseline | undefined {
  return baselinesOf(baselines, scope).find(({ isIntact }) => isIntact);
}

/** See {@link intactOf}; undefined also while that is not known. */
export function useOwnBaseline(
  scope: DeliveryScope,
): DeliveryBaseline | undefined {
  const { data } = useBaselines(scope);
  return data && intactOf(data, scope);
}
