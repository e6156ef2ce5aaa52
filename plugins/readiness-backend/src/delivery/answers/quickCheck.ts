import {
  INDUSTRY_MEANS_2025,
  quickCheckScore,
} from '@groundwork/delivery-metrics';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';

type QuickCheck = ReadinessSchemas['QuickCheck'];
type Metrics = ReadinessSchemas['DeliveryMetrics'];

/** In the order of the page. */
const METRICS = [
  'leadTime',
  'deploymentFrequency',
  'changeFailRate',
  'recoveryTime',
  'reworkRate',
] as const;
const HOUR_MS = 3_600_000;
const YEAR = 2025;
const SOURCE = 'DORA Quick Check, all industries, dora.dev/quickcheck';

/** DORA's Quick Check of production: five scores of 0 to 10, and their mean where all five are known. */
export function quickCheckOf(metrics: Metrics): QuickCheck {
  const score = quickCheckScore({
    leadTimeMs: msOf(metrics.leadTime.value),
    deploymentsPerWeek: metrics.deploymentFrequency.value,
    changeFailPercent: metrics.changeFailRate.value,
    recoveryMs: msOf(metrics.recoveryTime.value),
    reworkPercent: metrics.reworkRate.value,
  });
  const means = INDUSTRY_MEANS_2025;
  const found = {
    leadTime: [score.leadTime, means.leadTime],
    deploymentFrequency: [score.deploymentFrequency, means.deploymentFrequency],
    changeFailRate: [score.changeFail, means.changeFail],
    recoveryTime: [score.recovery, means.recovery],
    reworkRate: [score.rework, means.rework],
  } as const;
  const parts = METRICS.map(metric => {
    const [own, mean] = found[metric];
    const why = metrics[metric].undefined;
    return {
      ...{ metric, mean },
      ...(own === undefined ? {} : { score: own }),
      ...(why ? { undefined: why } : {}),
    };
  });
  return {
    ...(score.overall === undefined ? {} : { overall: score.overall }),
    parts,
    industry: {
      ...{ year: YEAR, source: SOURCE },
      overall: parts.reduce((sum, { mean }) => sum + mean, 0) / parts.length,
    },
  };
}

function msOf(hours: number | undefined): number | undefined {
  return hours === undefined ? undefined : hours * HOUR_MS;
}
