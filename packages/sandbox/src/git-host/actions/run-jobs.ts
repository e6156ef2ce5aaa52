import type {
  AttemptRecord,
  DeploymentRecord,
  JobRecord,
} from '../state/records';
import type { LiveRun, RunSurroundings } from './live-run';
import { beginDeployment, doJob, moveDeployment } from './run-effects';
import { tellOfJob, tellOfRun } from './run-events';

const QUEUE_MS = 800;
/** All jobs of a run together, whatever their number. */
const RUN_MS = 8_000;

/** Lets an attempt wait for its runner and then does its jobs one after the other, in the order of their needs. */
export function runJobs(surroundings: RunSurroundings, live: LiveRun): void {
  const { state } = surroundings;
  tellOfRun(state, live, 'requested');
  live.jobs.forEach(({ job }) =>
    tellOfJob(state, live, { job, action: 'queued' }),
  );
  state.clock.after(QUEUE_MS, () => {
    live.attempt.status = 'in_progress';
    live.attempt.updatedAt = state.clock.now();
    tellOfRun(state, live, 'in_progress');
    nextJob(surroundings, live, 0);
  });
}

function nextJob(
  surroundings: RunSurroundings,
  live: LiveRun,
  index: number,
): void {
  const { state, onError } = surroundings;
  const entry = live.jobs[index];
  if (entry === undefined) {
    finish(surroundings, live);
    return;
  }
  const { plan, job } = entry;
  const failed = live.jobs.some(each => each.job.conclusion === 'failure');
  job.startedAt = state.clock.now();
  if (plan.skipped || failed) {
    endJob(surroundings, live, { job, conclusion: 'skipped' });
    nextJob(surroundings, live, index + 1);
    return;
  }
  job.status = 'in_progress';
  tellOfJob(state, live, { job, action: 'in_progress' });
  const deployment =
    plan.environment === undefined
      ? undefined
      : beginDeployment(surroundings, live, plan.environment);
  const end = (conclusion: 'success' | 'failure') =>
    endJob(surroundings, live, { job, deployment, conclusion });
  const share =
    RUN_MS / Math.max(1, live.jobs.filter(each => !each.plan.skipped).length);
  state.clock.after(share, () => {
    doJob(surroundings, live, plan)
      .then(
        () => end('success'),
        error => {
          onError(error);
          end('failure');
        },
      )
      .then(() => nextJob(surroundings, live, index + 1))
      .catch(onError);
  });
}

type JobEnd =
  | { readonly job: JobRecord; readonly conclusion: 'skipped' }
  | {
      readonly job: JobRecord;
      readonly conclusion: 'success' | 'failure';
      readonly deployment: DeploymentRecord | undefined;
    };

function endJob(
  surroundings: RunSurroundings,
  live: LiveRun,
  end: JobEnd,
): void {
  const { state } = surroundings;
  Object.assign(end.job, {
    status: 'completed',
    conclusion: end.conclusion,
    completedAt: state.clock.now(),
  } satisfies Partial<JobRecord>);
  if (end.conclusion !== 'skipped' && end.deployment !== undefined) {
    moveDeployment(surroundings, live, {
      deployment: end.deployment,
      state: end.conclusion,
    });
  }
  tellOfJob(state, live, { job: end.job, action: 'completed' });
}

function finish({ state }: RunSurroundings, live: LiveRun): void {
  const failed = live.attempt.jobs.some(job => job.conclusion === 'failure');
  Object.assign(live.attempt, {
    status: 'completed',
    conclusion: failed ? 'failure' : 'success',
    updatedAt: state.clock.now(),
  } satisfies Partial<AttemptRecord>);
  tellOfRun(state, live, 'completed');
}
