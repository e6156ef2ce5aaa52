import { isInWindow } from './calendar';
import { changeName, type Lead } from './lead';
import {
  metricResult,
  type MetricResult,
  type UndefinedReason,
} from './metricResult';
import { deploymentName, type ScopedRecords } from './scope';
import { leadTimeStages, type StageBreakdown } from './stages';
import { medianOf, percentileOf } from './statistics';

/** Percentiles of one series, in milliseconds. */
export interface DurationSeries {
  readonly median: MetricResult;
  readonly p75: MetricResult;
  readonly p90: MetricResult;
}

/** From commit to production. */
export interface ChangeLeadTime extends DurationSeries {
  readonly leads: readonly Lead[];
  /** Delivered in the window, without a lead time because the clocks contradict each other. */
  readonly unmeasured: readonly string[];
  readonly stages: StageBreakdown;
  /** Secondary: every commit counts, so large pull requests dominate. */
  readonly perCommit: DurationSeries;
  /** Secondary: from merge to production, pull requests only. */
  readonly mergeToDeploy: DurationSeries;
}

/**
 * Lead times of the changes whose first successful production deployment finished in the window. Median and
 * percentiles of the pooled changes, never a mean of medians.
 *
 * Source: DORA's "change lead time", from commit to running in production; the unit and the clock are conventions,
 * argued for in docs/explanation/delivery-metrics.md.
 */
export function changeLeadTime(scoped: ScopedRecords): ChangeLeadTime {
  const delivered = scoped.deployments
    .filter(
      ({ status, finishedAtMs }) =>
        status === 'success' && isInWindow(scoped.scope.window, finishedAtMs),
    )
    .flatMap(deployment =>
      deployment.changes.map(change => ({
        service: deployment.service,
        change,
        deployment,
      })),
    );
  const leads = delivered.flatMap(({ change, ...rest }) =>
    change.leadTimeMs === undefined
      ? []
      : [{ ...rest, change, leadTimeMs: change.leadTimeMs }],
  );
  const merged = leads.filter(({ change }) => change.mergedAtMs !== undefined);
  return {
    ...durationSeries(leads, lead => [lead.leadTimeMs], 'no-changes-delivered'),
    leads,
    unmeasured: delivered
      .filter(({ change }) => change.leadTimeMs === undefined)
      .map(changeName),
    stages: leadTimeStages(leads),
    perCommit: durationSeries(leads, commitTimes, 'no-changes-delivered'),
    mergeToDeploy: durationSeries(
      merged,
      mergeTimes,
      'no-pull-requests-delivered',
    ),
  };
}

/** Of each of its commits to the finish of the deployment, in milliseconds. */
export function commitTimes({
  change,
  deployment,
}: Pick<Lead, 'change' | 'deployment'>): readonly number[] {
  return change.commitsAuthoredAtMs
    .map(date => deployment.finishedAtMs - date)
    .filter(time => time >= 0);
}

/** From the merge of its pull request; a change that was deployed from its branch before the merge waited for nothing. */
export function mergeTimes({
  change,
  deployment,
}: Pick<Lead, 'change' | 'deployment'>): readonly number[] {
  return change.mergedAtMs === undefined
    ? []
    : [Math.max(0, deployment.finishedAtMs - change.mergedAtMs)];
}

function durationSeries(
  leads: readonly Lead[],
  times: (lead: Lead) => readonly number[],
  reason: UndefinedReason,
): DurationSeries {
  const sample = leads.flatMap(times);
  const evidence = {
    changes: leads.map(changeName),
    deployments: [
      ...new Set(leads.map(({ deployment }) => deploymentName(deployment))),
    ],
  };
  const basis = { sampleSize: sample.length, evidence, reason };
  return {
    median: metricResult(medianOf(sample), basis),
    p75: metricResult(percentileOf(sample, 0.75), basis),
    p90: metricResult(percentileOf(sample, 0.9), basis),
  };
}
