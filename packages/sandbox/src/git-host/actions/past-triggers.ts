import {
  historyOfService,
  wasConverged,
  type Place,
  type Release,
  type Service,
} from '../../company';
import { BOT_LOGIN } from '../state/directory';
import type { GitHostState } from '../state/git-host-state';
import type {
  AttemptRecord,
  JobRecord,
  RepositoryRecord,
  RunRecord,
} from '../state/records';

const MINUTE = 60_000;
/** How long a run takes until its release is in production. */
const TO_PRODUCTION_MS = 8 * MINUTE;

const promotedAt = ({ firstFailedAt, deployedAt }: Release) =>
  (firstFailedAt ?? deployedAt) - TO_PRODUCTION_MS;

/** What started a run of the past. */
export interface Trigger {
  readonly at: number;
  readonly sha: string;
  readonly event: 'push' | 'workflow_dispatch';
  readonly actor: string;
  readonly title: string;
  /** Index of the commit in the service's history. */
  readonly commit: number;
  /** The first attempt failed, and this is when somebody tried again. */
  readonly retriedAt?: number;
}

/** Oldest first: every push to the default branch, and every promotion to production. */
export function triggersOf(
  state: GitHostState,
  service: Service,
): readonly Trigger[] {
  const shas = state.template.index.histories[service.name] ?? [];
  const history = historyOfService(state.company, service);
  const pushes = history.slice(1).map(
    (commit, index): Trigger => ({
      at: commit.at,
      sha: shas[index + 1] ?? '',
      event: 'push',
      actor: commit.author,
      title: commit.message,
      commit: index + 1,
    }),
  );
  const promotions = service.releases.production.map(
    (release): Trigger => ({
      at: promotedAt(release),
      sha: shas[release.commit] ?? '',
      event: 'workflow_dispatch',
      actor: release.deployedBy ?? BOT_LOGIN,
      title: `Deploy ${release.version}`,
      commit: release.commit,
      ...(release.firstFailedAt === undefined
        ? {}
        : { retriedAt: release.deployedAt - TO_PRODUCTION_MS }),
    }),
  );
  return [...pushes, ...promotions]
    .filter(({ at }) => service.lineage === 'api' || wasConverged(service, at))
    .sort((a, b) => a.at - b.at);
}

/** The id that the run of that number has in a repository's past. */
export function pastRunId(record: RepositoryRecord, runNumber: number): number {
  return record.id * 100_000 + runNumber;
}

/** Finds the run that brought a release to a place; both regions of production get a release from one run. */
export function runFinder(
  state: GitHostState,
  record: RepositoryRecord,
  service: Service,
): (place: Place, release: Release) => number | undefined {
  const triggers = triggersOf(state, service);
  const { production } = service.releases;
  return ({ environment }, release) => {
    // The regions' entries are copies with a later date.
    const first = production.findLast(
      each =>
        each.commit === release.commit && each.deployedAt <= release.deployedAt,
    );
    const index = triggers.findIndex(({ event, commit, at }) =>
      environment === 'production'
        ? first !== undefined &&
          event === 'workflow_dispatch' &&
          at === promotedAt(first)
        : event === 'push' && commit === release.commit,
    );
    return index < 0 ? undefined : pastRunId(record, index + 1);
  };
}

/**
 * The last job of a promotion brings the release to the second region once somebody agreed. For the newest one nobody
 * has: its run has done everything else and waits.
 */
export function timeSecondRegion(
  runs: readonly RunRecord[],
  { secondRegion, releases }: Service,
): void {
  if (secondRegion === undefined) {
    return;
  }
  const promotions = runs.filter(({ event }) => event === 'workflow_dispatch');
  releases.production.forEach((_release, index) => {
    const attempt = promotions[index]?.attempts.at(-1);
    const job = attempt?.jobs.at(-1);
    if (attempt !== undefined && job !== undefined) {
      endOrHold(attempt, job, secondRegion.releases[index]?.deployedAt);
    }
  });
}

function endOrHold(
  attempt: AttemptRecord,
  job: JobRecord,
  endedAt: number | undefined,
): void {
  const status = endedAt === undefined ? 'waiting' : 'completed';
  const conclusion = endedAt === undefined ? undefined : 'success';
  job.startedAt = endedAt === undefined ? job.startedAt : endedAt - MINUTE;
  job.completedAt = endedAt;
  job.status = status;
  job.conclusion = conclusion;
  attempt.status = status;
  attempt.conclusion = conclusion;
  attempt.updatedAt = endedAt ?? job.startedAt;
}
