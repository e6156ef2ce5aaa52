import { changeFailRate, type ChangeFailRate } from './changeFailRate';
import { changeLeadTime, type ChangeLeadTime } from './changeLeadTime';
import {
  deploymentFrequency,
  type DeploymentFrequency,
} from './deploymentFrequency';
import type { DeliveryRecords } from './deliveryLedger';
import { deliveryFlags, type DeliveryFlag } from './flags';
import { recoveryTime, type RecoveryTime } from './recoveryTime';
import { reworkRate, type ReworkRate } from './reworkRate';
import { scopeRecords, type MetricScope } from './scope';

/** DORA's five current metrics of a group of services in a window. */
export interface DeliveryMetrics {
  readonly deploymentFrequency: DeploymentFrequency;
  readonly changeLeadTime: ChangeLeadTime;
  readonly changeFailRate: ChangeFailRate;
  readonly recoveryTime: RecoveryTime;
  readonly reworkRate: ReworkRate;
  readonly flags: readonly DeliveryFlag[];
}

/**
 * Metrics of a scope. Several services are pooled: deployments added up, medians over all changes, ratios of sums;
 * never a mean of means.
 */
export function deliveryMetrics(
  records: DeliveryRecords,
  scope: MetricScope,
): DeliveryMetrics {
  const scoped = scopeRecords(records, scope);
  return {
    deploymentFrequency: deploymentFrequency(scoped),
    changeLeadTime: changeLeadTime(scoped),
    changeFailRate: changeFailRate(scoped),
    recoveryTime: recoveryTime(scoped),
    reworkRate: reworkRate(scoped),
    flags: deliveryFlags(scoped),
  };
}

/** Metrics of each service on its own, to be shown beside the pooled ones. */
export function deliveryMetricsByService(
  records: DeliveryRecords,
  scope: MetricScope,
): ReadonlyMap<string, DeliveryMetrics> {
  const names = scope.services ?? [
    ...new Set(records.deployments.map(({ service }) => service)),
  ];
  return new Map(
    names.map(name => [
      name,
      deliveryMetrics(records, { ...scope, services: [name] }),
    ]),
  );
}
