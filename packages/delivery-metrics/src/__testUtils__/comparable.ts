import type { DeliveryRecords } from '../index';
import { canonicalText, compareText } from '../ordering';

/** Records without the order they stand in. */
export function comparable(records: DeliveryRecords): unknown {
  return {
    deployments: records.deployments.map(canonicalText).sort(compareText),
    incidents: records.incidents.map(canonicalText).sort(compareText),
  };
}
