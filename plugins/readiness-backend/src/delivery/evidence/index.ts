import { CollectorRegistration } from '@groundwork/plugin-readiness-node';
import { DeliveryMetricsCollector } from './DeliveryMetricsCollector';
import { BaselineStore } from '../baseline/BaselineStore';
import { FirstDeploymentsCollector } from './FirstDeploymentsCollector';
import { FrozenBaselinesCollector } from './FrozenBaselinesCollector';
import { SmallChangesCollector } from './SmallChangesCollector';
import { DeliveryEvidenceServices } from './StoreReadings';

export { FROZEN_BASELINES } from './FrozenBaselinesCollector';

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
    new DeliveryMetricsCollector(services),
    new SmallChangesCollector(services),
    new FirstDeploymentsCollector(services),
    new FrozenBaselinesCollector(new BaselineStore(services.knex)),
  ].map(collector => ({
    collector,
    version: '1',
    cadence: { hours: 1 },
    retryFailedAfter: { minutes: 2 },
  }));
}
