import { calendarIn, type MetricWindow } from './calendar';
import { metricResult, type MetricResult } from './metricResult';
import type { DeploymentRecord } from './records';
import { deploymentName, type ScopedRecords } from './scope';

/** How much of the deploying was unplanned repair. */
export interface ReworkRate {
  /** Percent, 0 to 100. */
  readonly percent: MetricResult;
  readonly rework: readonly DeploymentRecord[];
}

/**
 * Deployment rework rate: deployments that are a rollback, ship a hotfix, or ship the revert of something an
 * earlier deployment shipped, or what says that it fixes an incident / deployments that reached users. Rollbacks always stay in the denominator.
 */
export function reworkRate(scoped: ScopedRecords): ReworkRate {
  const reached = [...scoped.counted, ...scoped.failedRollouts];
  const rework = reached.filter(deployment => deployment.rework.length > 0);
  return {
    percent: metricResult(
      reached.length > 0 ? (rework.length / reached.length) * 100 : undefined,
      {
        sampleSize: reached.length,
        evidence: { deployments: reached.map(deploymentName) },
        reason: 'no-deployments',
      },
    ),
    rework,
  };
}

/** DORA's survey asks for the rework of half a year: six calendar months up to a moment. */
export function defaultReworkWindow(
  toMs: number,
  timeZone: string,
): MetricWindow {
  return { fromMs: calendarIn(timeZone).monthsBefore(toMs, 6), toMs };
}
