import type { Attribution, JoinedReports } from './incidents';
import type { RolloutEntry } from './rolloutEntry';
import type { RolloutTimeline } from './rolloutTimeline';

/** Where an incident looks for its cause. */
export interface AttributionSearch {
  readonly timelineOf: (service: string) => RolloutTimeline | undefined;
  /** Finds the deployment that an explicit link names. */
  readonly linked: (
    deploymentId: string,
    services: readonly string[],
  ) => RolloutEntry | undefined;
  readonly attributionMs: number;
}

/**
 * Attributes an incident to at most one deployment.
 *
 * An explicit link wins. Else, unless no change caused it, the first listed service that has a candidate gets it:
 * its rollout under way when the impact began (failed ones too), else its latest success, not a late one, finished
 * at or before that moment and within the limit. Both bounds are inclusive.
 */
export function attributeIncident(
  incident: JoinedReports,
  search: AttributionSearch,
): Attribution {
  const { causeDeploymentId, services, impactStartedAtMs } = incident;
  if (causeDeploymentId !== undefined) {
    const entry = search.linked(causeDeploymentId, services);
    return entry ? { entry, rule: 'link' } : { unattributed: 'link-unknown' };
  }
  if (!incident.changeCaused) return { unattributed: 'not-change-caused' };
  for (const service of services) {
    const timeline = search.timelineOf(service);
    const running = timeline?.runningAt(
      impactStartedAtMs,
      search.attributionMs,
    );
    if (running) return { entry: running, rule: 'running' };
    const latest = timeline?.latestBefore(
      impactStartedAtMs,
      search.attributionMs,
    );
    if (latest) return { entry: latest, rule: 'latest-before' };
  }
  return { unattributed: 'no-deployment-near' };
}
