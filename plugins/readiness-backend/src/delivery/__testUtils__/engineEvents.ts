import {
  DeliveryEvents,
  DeploymentAttempt,
  IncidentReport,
} from '@groundwork/delivery-metrics';
import { DeliveryEvent, Source } from '@groundwork/plugin-readiness-common';

/** Where events of the engine's tests come from. */
export const testSource: Source = { kind: 'test', instance: 't' };
/** Stands before every id of that source. */
export const TEST_PREFIX = 'test:t/';
const ONLY_REPOSITORY = 'repo';

/** Events of the engine as a source would tell them; each service is a place of its own. */
export function toldBySource(events: DeliveryEvents): readonly DeliveryEvent[] {
  const { commits = [], pullRequests = [] } = events;
  const { deployments = [], incidents = [] } = events;
  return [
    ...commits.map(
      ({
        repository = ONLY_REPOSITORY,
        parents,
        ...commit
      }): DeliveryEvent => ({
        kind: 'commit',
        repository,
        parents: [...parents],
        ...commit,
      }),
    ),
    ...pullRequests.map(
      ({ repository = ONLY_REPOSITORY, ...pr }): DeliveryEvent => ({
        ...pr,
        kind: 'pull-request',
        repository,
        commits: [...pr.commits],
        labels: pr.labels && [...pr.labels],
        files: pr.files && [...pr.files],
        fixes: pr.fixes?.map(id => ({ id })),
      }),
    ),
    ...deployments.map(toldDeployment),
    ...incidents.map(toldIncident),
  ];
}

function toldDeployment(attempt: DeploymentAttempt): DeliveryEvent {
  const { id, environment, sha, startedAtMs, runId, service } = attempt;
  return {
    kind: 'deployment',
    id,
    place: placeOf(service),
    environment,
    repository: { id: ONLY_REPOSITORY },
    sha,
    startedAtMs,
    runId,
    attempt: attempt.attempt,
    statuses: statusesOf(attempt),
  };
}

function toldIncident(report: IncidentReport): DeliveryEvent {
  const { id, services, causeDeploymentId, ...rest } = report;
  return {
    ...rest,
    kind: 'incident',
    id,
    places: services.map(placeOf),
    cause:
      causeDeploymentId === undefined ? undefined : { id: causeDeploymentId },
  };
}

/** A store knows only statuses; an attempt that ended has one. */
function statusesOf({ statuses, status, finishedAtMs }: DeploymentAttempt) {
  if (statuses !== undefined && statuses.length > 0) {
    return [...statuses];
  }
  return status === 'pending' ? [] : [{ state: status, atMs: finishedAtMs }];
}

export function placeOf(service: string): string {
  return `service:${service}`;
}

/** The same events as the engine gets them from a store: with ids among those of all sources. */
export function asStored(events: DeliveryEvents): DeliveryEvents {
  const own = (id: string) => `${TEST_PREFIX}${id}`;
  const repositoryOf = ({ repository = ONLY_REPOSITORY }) => own(repository);
  return {
    commits: events.commits?.map(commit => ({
      ...commit,
      repository: repositoryOf(commit),
    })),
    pullRequests: events.pullRequests?.map(pr => ({
      ...pr,
      repository: repositoryOf(pr),
      fixes: pr.fixes?.map(own),
    })),
    deployments: events.deployments?.map(attempt => ({
      ...attempt,
      id: own(attempt.id),
      statuses: statusesOf(attempt),
      status: 'pending',
      finishedAtMs: attempt.startedAtMs,
    })),
    incidents: events.incidents?.map(report => ({
      ...report,
      id: own(report.id),
      causeDeploymentId:
        report.causeDeploymentId && own(report.causeDeploymentId),
    })),
  };
}
