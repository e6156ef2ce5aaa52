import type { Attribution, JoinedReports } from './incidents';
import type { AttributionRule } from './records';
import type { PlacedRollout } from './rolloutEntry';
import { RolloutTimeline } from './rolloutTimeline';

/** The rollout of one service that may have caused an incident. */
export interface IncidentCandidate<Entry> {
  readonly entry: Entry;
  readonly rule: Exclude<AttributionRule, 'link'>;
}

/** Where an incident looks for its cause. */
export interface AttributionSearch<Entry> {
  /** The candidate of a service; see {@link incidentCandidate}. */
  readonly candidateOf: (
    service: string,
  ) => IncidentCandidate<Entry> | undefined;
  /** Finds the deployment that an explicit link names. */
  readonly linked: (
    deploymentId: string,
    services: readonly string[],
  ) => Entry | undefined;
  /** Whether somebody says that this deployment did not cause the incident. */
  readonly isSetAside?: (entry: Entry) => boolean;
}

/**
 * Attributes an incident to at most one deployment. When somebody says that this one did not cause it, no other one is blamed:
 * nobody said that another did.
 */
export function attributeIncident<Entry>(
  incident: JoinedReports,
  search: AttributionSearch<Entry>,
): Attribution<Entry> {
  const found = attributeByRule(incident, search);
  return 'entry' in found && search.isSetAside?.(found.entry)
    ? { unattributed: 'set-aside' }
    : found;
}

/**
 *
 * An explicit link wins. Else, unless no change caused it, the first listed service that has a candidate gets it. The
 * candidates are those after all services were folded, so the order in which they were does not matter.
 */
function attributeByRule<Entry>(
  incident: JoinedReports,
  search: AttributionSearch<Entry>,
): Attribution<Entry> {
  const { causeDeploymentId, services } = incident;
  if (causeDeploymentId !== undefined) {
    const entry = search.linked(causeDeploymentId, services);
    return entry ? { entry, rule: 'link' } : { unattributed: 'link-unknown' };
  }
  if (!incident.changeCaused) return { unattributed: 'not-change-caused' };
  for (const service of services) {
    const candidate = search.candidateOf(service);
    if (candidate) return candidate;
  }
  return { unattributed: 'no-deployment-near' };
}

/**
 * The rollout of one service that was under way when the impact began (failed ones too), else its latest success, not a
 * late one, finished at or before that moment and within the limit. Both bounds are inclusive.
 */
export function candidateOn<Entry extends PlacedRollout>(
  timeline: RolloutTimeline<Entry>,
  impactStartedAtMs: number,
  attributionMs: number,
): IncidentCandidate<Entry> | undefined {
  const running = timeline.runningAt(impactStartedAtMs, attributionMs);
  if (running) return { entry: running, rule: 'running' };
  const latest = timeline.latestBefore(impactStartedAtMs, attributionMs);
  return latest && { entry: latest, rule: 'latest-before' };
}

/**
 * The same among rollouts that a store found.
 *
 * @param rollouts - of one service, in any order: at least those that started at or before the impact and finished no
 *   longer than the attribution limit before it
 */
export function incidentCandidate<Entry extends PlacedRollout>(
  rollouts: Iterable<Entry>,
  impactStartedAtMs: number,
  attributionMs: number,
): IncidentCandidate<Entry> | undefined {
  return candidateOn(
    RolloutTimeline.of(rollouts),
    impactStartedAtMs,
    attributionMs,
  );
}
