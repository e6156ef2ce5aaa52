import type { Incident } from './incidents';
import { compareText, least } from './ordering';
import type {
  ChangeFailure,
  DeploymentRecord,
  ChangeFailureReason,
  IncidentRecord,
  Recovery,
} from './records';
import type { RolloutEntry } from './rolloutEntry';

/** What a record needs to know beyond the entry. */
export interface RecordContext {
  readonly failedDeploymentsAreFailures: boolean;
  /** Whether it ships the fix of an incident. */
  readonly isFix: (entry: RolloutEntry) => boolean;
  /** The first success after a failed rollout. */
  readonly nextSuccess: (entry: RolloutEntry) => RolloutEntry | undefined;
}

/** The public record of one logical deployment. */
export function toDeploymentRecord(
  entry: RolloutEntry,
  context: RecordContext,
): DeploymentRecord {
  const {
    service,
    id,
    status,
    sha,
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
    startedAtMs,
    finishedAtMs,
    failedAttempts,
    ...(entry.leftOut !== undefined && { leftOut: entry.leftOut }),
    changes: entry.changes,
    rework: context.isFix(entry) ? [...entry.rework, 'fix'] : entry.rework,
    ...(failure !== undefined && { failure }),
  };
}

/** A deployment failed when an incident is attributed to it, a later one remedied it, or failed rollouts count. */
function changeFailure(
  entry: RolloutEntry,
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
function recoveryOf(entry: RolloutEntry, context: RecordContext): Recovery {
  if (entry.incidents.length > 0) return incidentRecovery(entry.incidents);
  const remedies = entry.remediedBy.map(({ by }) => by);
  const next = remedies.length === 0 ? context.nextSuccess(entry) : undefined;
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

function incidentRecovery(incidents: readonly Incident[]): Recovery {
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
}: Incident): IncidentRecord {
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
