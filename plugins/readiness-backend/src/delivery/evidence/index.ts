import { CollectorRegistration } from '@groundwork/plugin-readiness-node';
import {
  DeliveryEvidenceServices,
  DeliveryMetricsCollector,
} from './DeliveryMetricsCollector';

/**
 * What the delivery store tells assessments, looked at like any other source; nobody looks at a store that nothing fills. One
 * that is still being filled is asked again soon: it costs nobody else anything.
 */
export function deliveryStoreCollectors(
  services: DeliveryEvidenceServices,
): readonly CollectorRegistration[] {
  if (services.eventCollectors.length === 0) {
    return [];
  }
  return [
    {
      collector: new DeliveryMetricsCollector(services),
      version: '1',
      cadence: { hours: 1 },
      retryFailedAfter: { minutes: 2 },
    },
  ];
}
