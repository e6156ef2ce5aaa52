import type { ReadinessSchemas } from '@groundwork/plugin-readiness-common';

type Metrics = ReadinessSchemas['DeliveryMetrics'];

/** What the metrics are called, in the words of DORA. */
export const TITLES: Readonly<Record<keyof Metrics, string>> = {
  deploymentFrequency: 'Deployment frequency',
  leadTime: 'Change lead time',
  changeFailRate: 'Change fail rate',
  recoveryTime: 'Failed deployment recovery time',
  reworkRate: 'Deployment rework rate',
};
