import type { DeliveryMetrics } from '../../answers';

/** One of the five metrics. */
export type MetricName = keyof DeliveryMetrics;

/** The five metrics in the order of the page: how fast, then how safe. */
export const metricNames = [
  'leadTime',
  'deploymentFrequency',
  'changeFailRate',
  'recoveryTime',
  'reworkRate',
] as const satisfies readonly MetricName[];
