import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import type { DeliveryDeployment, DeliveryNumbers } from '../../answers';
import { readinessApiRef } from '../../api';
import type { DeliveryScope } from '../../deliveryApi';
import { deliveryQueries } from '../../deliveryQueries';
import { useWindowLength } from '../DeliveryMetrics/useDelivery';
import { isOfProduction } from '../DeliveryMetrics/useTier';

/** As many as the backend tells at once. */
const MOST = 400;

/** A deployment that incidents count as caused by. */
export interface IncidentMark {
  readonly deployment: DeliveryDeployment;
  readonly incidents: readonly string[];
  /** The day that the deployment finished on, where the window is counted. */
  readonly day: string;
}

/** The failed deployments of the window; asked for only where there are any, in production. */
export function useFailed(scope: DeliveryScope, numbers: DeliveryNumbers) {
  const { delivery } = useApi(readinessApiRef);
  const { length: days } = useWindowLength();
  return useQuery({
    ...deliveryQueries.deployments(delivery, scope, {
      ...{ days, metric: 'change-fail-rate', only: 'failed', limit: MOST },
    }),
    enabled: isOfProduction(numbers) && (numbers.counts.failures ?? 0) > 0,
  });
}

/** Those that an incident names, by the day on which they finished. */
export function incidentMarks(
  failed: readonly DeliveryDeployment[],
  { window }: Pick<DeliveryNumbers, 'window'>,
): readonly IncidentMark[] {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: window.timeZone });
  return failed.flatMap(deployment => {
    const incidents = deployment.failure?.incidents ?? [];
    return incidents.length === 0
      ? []
      : [
          {
            ...{ deployment, incidents },
            day: dayOf.format(Date.parse(deployment.finishedAt)),
          },
        ];
  });
}
