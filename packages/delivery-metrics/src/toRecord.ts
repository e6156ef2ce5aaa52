import type { DeliveredChange } from './changes';
import type { Attribution, JoinedReports } from './incidents';
import type { LogicalDeployment } from './logicalDeployments';
import { compareText, least } from './ordering';
import type {
  ChangeFailure,
  DeploymentRecord,
  ChangeFailureReason,
  IncidentRecord,
  Recovery,
  RemediationReason,
} from './records';
import type { PlacedRollout } from './rolloutEntry';

/** A deployment with everything that later deployments and incidents say about it. */
export interface DeploymentParts extends PlacedRollout {
  readonly changes: readonly DeliveredChange[];
  readonly rework: readonly RemediationReason[];
  readonly remediedBy: readonly {
    readonly reason: RemediationReason;
    readonly by: PlacedRollout;
  }[];
  /** Attributed to it. */
  readonly incidents: readonly { readonly joined: JoinedReports }[];
}

/** What a record needs to know beyond the deployment. */
export interface RecordContext {
  readonly failedDeploymentsAreFailures: boolean;
  /** Whether it ships the fix of an incident; see {@link fixesIncident}. */
  readonly isFix: boolean;
  /** The first success after a failed rollout. */
  readonly nextSuccess: () => PlacedRollout | undefined;
}

/**
 * Whether a deployment ships the fix of an incident of its service that had begun when it finished.
 *
 * @param incidentOf - the incident that a report is part of
 */
export function fixesIncident(
  {
    rollout,
    fixes,
  }: {
    readonly rollout: LogicalDeployment;
    readonly fixes: readonly string[];
  },
  incidentOf: (reportId: string) => JoinedReports | undefined,
): boolean {
  return fixes.some(id => {
    const incident = incidentOf(id);
    return (
      incident !== undefined &&
      incident.services.includes(rollout.service) &&
      incident.impactStartedAtMs <= rollout.finishedAtMs
    );
  });
}

/** The public record of one logical deployment. */
export function toDeploymentRecord(
  entry: DeploymentParts,
  context: RecordContext,
): DeploymentRecord {
  const {
    service,
    id,
    status,
    sha,
    withoutSha,
    startedAtMs,
    finishedAtMs,
    failedAttempts,
  } = entry.rollout;
  const failure = changeFailure(entry, context);
  return {
    service,
    id,
    status,
    ...(entry.kind !== undefined && { kind: entry.kind }),
    ...(sha !== undefined && { sha }),
    ...(withoutSha !== undefined && { withoutSha }),
    startedAtMs,
    finishedAtMs,
    failedAttempts,
    ...(entry.leftOut !== undefined && { leftOut: entry.leftOut }),
    changes: entry.changes,
    rework: context.isFix ? [...entry.rework, 'fix'] : entry.rework,
    ...(failure !== undefined && { failure }),
  };
}

/** A deployment failed when an incident is attributed to it, a later one remedied it, or failed rollouts count. */
function changeFailure(
  entry: DeploymentParts,
  context: RecordContext,
): ChangeFailure | undefined {
  const reasons = new Set<ChangeFailureReason>();
  if (entry.incidents.length > 0) reasons.add('incident');
  for (const { reason } of entry.remediedBy) reasons.add(reason);
  if (
    entry.rollout.status === 'failure' &&
    context.failedDeploymentsAreFailures
  )
    reasons.add('failed-rollout');
  if (reasons.size === 0) return undefined;
  return {
    reasons: [...reasons].sort(compareText),
    incidents: [...entry.incidents]
      .map(incident => incident.joined.id)
      .sort(compareText),
    remediedBy: [
      ...new Set(entry.remediedBy.map(({ by }) => by.rollout.id)),
    ].sort(compareText),
    recovery: recoveryOf(entry, context),
  };
}

/**
 * Recovery: last restore minus first impact of the incidents; without an incident, finish of the first remedy minus
 * finish of the failed deployment. An open incident leaves it open, whatever was deployed meanwhile.
 */
function recoveryOf(entry: DeploymentParts, context: RecordContext): Recovery {
  if (entry.incidents.length > 0) return incidentRecovery(entry.incidents);
  const remedies = entry.remediedBy.map(({ by }) => by);
  const next = remedies.length === 0 ? context.nextSuccess() : undefined;
  const ends = [...remedies, ...(next ? [next] : [])].map(
    by => by.rollout.finishedAtMs,
  );
  if (ends.length === 0) return { state: 'open' };
  return {
    state: 'recovered',
    fromMs: entry.rollout.finishedAtMs,
    toMs: least(ends),
    basis: 'deployment',
  };
}

function incidentRecovery(incidents: DeploymentParts['incidents']): Recovery {
  const fromMs = incidents.reduce(
    (first, { joined }) => Math.min(first, joined.impactStartedAtMs),
    Infinity,
  );
  let toMs = -Infinity;
  for (const { joined } of incidents) {
    if (joined.resolvedAtMs === undefined) return { state: 'open' };
    toMs = Math.max(toMs, joined.resolvedAtMs);
  }
  if (toMs < fromMs) return { state: 'contradictory' };
  return { state: 'recovered', fromMs, toMs, basis: 'incident' };
}

/** The public record of one incident. */
export function toIncidentRecord({
  joined,
  attribution,
}: {
  readonly joined: JoinedReports;
  readonly attribution: Attribution<PlacedRollout> | undefined;
}): IncidentRecord {
  const { id, reportIds, services, impactStartedAtMs, resolvedAtMs } = joined;
  return {
    id,
    reportIds,
    services,
    impactStartedAtMs,
    ...(resolvedAtMs !== undefined && { resolvedAtMs }),
    attribution:
      attribution && 'entry' in attribution
        ? {
            service: attribution.entry.rollout.service,
            deploymentId: attribution.entry.rollout.id,
            rule: attribution.rule,
          }
        : { unattributed: attribution?.unattributed ?? 'no-deployment-near' },
  };
}
