import { metricResult, type MetricResult } from './metricResult';
import type { DeploymentRecord } from './records';
import { deploymentName, type ScopedRecords } from './scope';

/** How many deployments needed an intervention. */
export interface ChangeFailRate {
  /** Percent, 0 to 100. */
  readonly percent: MetricResult;
  readonly failures: readonly DeploymentRecord[];
  /** Deployments that reached production users. */
  readonly denominator: readonly DeploymentRecord[];
  /** Deployments so recent that an incident may still be attributed to them: the rate can only be provisional. */
  readonly provisional: readonly string[];
}

/**
 * Change fail rate: distinct failed deployments / deployments that reached users, by finish in the window.
 *
 * Failed are those with an attributed incident and those undone by a rollback, a revert or a hotfix. A rollout that
 * failed without harming anybody is neither failed nor counted, unless the option says so. Without a source of
 * incidents only a remediation can show a failure; where none did, the rate is undefined and not zero.
 *
 * Source: DORA's change fail rate, the share of deployments after which somebody has to step in at once.
 */
export function changeFailRate(scoped: ScopedRecords): ChangeFailRate {
  const { settings, window, asOfMs = window.toMs } = scoped.scope;
  const reached = [...scoped.counted, ...scoped.failedRollouts];
  const failures = reached.filter(
    deployment => deployment.failure !== undefined,
  );
  const denominator = reached.filter(
    ({ kind, failure }) =>
      !settings.excludeRollbacksFromCfrDenominator ||
      kind !== 'rollback' ||
      failure !== undefined,
  );
  const known = settings.incidentSource || failures.some(showedByRemediation);
  const rate =
    denominator.length > 0
      ? (failures.length / denominator.length) * 100
      : undefined;
  return {
    percent: metricResult(known ? rate : undefined, {
      sampleSize: denominator.length,
      evidence: {
        deployments: denominator.map(deploymentName),
        incidents: failures.flatMap(({ failure }) => failure?.incidents ?? []),
      },
      reason: rate === undefined ? 'no-deployments' : 'no-incident-source',
    }),
    failures,
    denominator,
    provisional: denominator
      .filter(
        ({ finishedAtMs }) => finishedAtMs + settings.attributionMs > asOfMs,
      )
      .map(deploymentName),
  };
}

function showedByRemediation({ failure }: DeploymentRecord): boolean {
  return (
    failure?.reasons.some(
      reason => reason !== 'incident' && reason !== 'failed-rollout',
    ) ?? false
  );
}
