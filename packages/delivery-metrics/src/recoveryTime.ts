import { isInWindow } from './calendar';
import {
  metricResult,
  type MetricResult,
  type UndefinedReason,
} from './metricResult';
import type { DeploymentRecord } from './records';
import { deploymentName, type ScopedRecords } from './scope';
import { medianOf, percentileOf } from './statistics';

/** One recovery of one failed deployment. */
export interface RecoveredFailure {
  readonly deployment: DeploymentRecord;
  readonly durationMs: number;
}

/** How long users were affected by failed deployments. */
export interface RecoveryTime {
  readonly median: MetricResult;
  readonly p75: MetricResult;
  readonly p90: MetricResult;
  readonly recoveries: readonly RecoveredFailure[];
  /** How many of them were timed by incidents and how many by deployments: the two start different clocks. */
  readonly basis: { readonly incident: number; readonly deployment: number };
  /** Failed in the window and not recovered from; no end is ever assumed for them. */
  readonly open: readonly DeploymentRecord[];
  /** Parity with Apache DevLake: from the failed deployment's finish, so dormant time counts. */
  readonly fromDeployment: MetricResult;
  /** Legacy time to restore service: every resolved incident, whatever caused it, by its end. */
  readonly timeToRestore: MetricResult;
}

/**
 * Failed deployment recovery time. DORA asks how long users are harmed by a change, so it runs from
 * the first impact to the last restore; only without an incident from the failed deployment's finish to its
 * remedy's. In the window by the end of the recovery.
 */
export function recoveryTime(scoped: ScopedRecords): RecoveryTime {
  const { window } = scoped.scope;
  const failed = scoped.deployments.filter(
    ({ failure, leftOut }) => failure && leftOut === undefined,
  );
  const recoveries = failed.flatMap(deployment => {
    const recovery = deployment.failure?.recovery;
    if (recovery?.state !== 'recovered' || !isInWindow(window, recovery.toMs))
      return [];
    return [
      {
        deployment,
        durationMs: recovery.toMs - recovery.fromMs,
        toMs: recovery.toMs,
        basis: recovery.basis,
      },
    ];
  });
  const open = failed.filter(
    ({ finishedAtMs, failure }) =>
      failure?.recovery.state === 'open' && isInWindow(window, finishedAtMs),
  );
  const durations = recoveries.map(({ durationMs }) => durationMs);
  const basis = {
    sampleSize: recoveries.length,
    evidence: evidenceOf(recoveries),
    reason: open.length > 0 ? 'only-open-failures' : 'no-recoveries',
  } as const;
  const sinceDeployment = recoveries.filter(
    ({ deployment, toMs }) => toMs >= deployment.finishedAtMs,
  );
  return {
    median: metricResult(medianOf(durations), basis),
    p75: metricResult(percentileOf(durations, 0.75), basis),
    p90: metricResult(percentileOf(durations, 0.9), basis),
    recoveries: recoveries.map(({ deployment, durationMs }) => ({
      deployment,
      durationMs,
    })),
    basis: {
      incident: recoveries.filter(r => r.basis === 'incident').length,
      deployment: recoveries.filter(r => r.basis === 'deployment').length,
    },
    open,
    fromDeployment: metricResult(
      medianOf(sinceDeployment.map(r => r.toMs - r.deployment.finishedAtMs)),
      {
        ...basis,
        sampleSize: sinceDeployment.length,
        evidence: evidenceOf(sinceDeployment),
      },
    ),
    timeToRestore: timeToRestore(scoped),
  };
}

function evidenceOf(recoveries: readonly RecoveredFailure[]) {
  return {
    deployments: recoveries.map(({ deployment }) => deploymentName(deployment)),
    incidents: recoveries.flatMap(
      ({ deployment }) => deployment.failure?.incidents ?? [],
    ),
  };
}

function timeToRestore({ incidents, scope }: ScopedRecords): MetricResult {
  const resolved = incidents.flatMap(
    ({ id, impactStartedAtMs, resolvedAtMs }) =>
      resolvedAtMs !== undefined &&
      resolvedAtMs >= impactStartedAtMs &&
      isInWindow(scope.window, resolvedAtMs)
        ? [{ id, durationMs: resolvedAtMs - impactStartedAtMs }]
        : [],
  );
  const reason: UndefinedReason = scope.settings.incidentSource
    ? 'no-incidents-resolved'
    : 'no-incident-source';
  return metricResult(medianOf(resolved.map(({ durationMs }) => durationMs)), {
    sampleSize: resolved.length,
    evidence: { incidents: resolved.map(({ id }) => id) },
    reason,
  });
}
