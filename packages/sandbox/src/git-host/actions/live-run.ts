import type { ImageStore } from '../../company';
import type { GitHostState } from '../state/git-host-state';
import type {
  AttemptRecord,
  JobRecord,
  RepositoryRecord,
  RunRecord,
} from '../state/records';
import type { DeploymentLog } from './deployment-log';
import type { ImageEffect } from './job-effects';
import { stepNames } from './past-runs';
import type { PlannedJob } from './plan-run';

/** What running jobs needs of the host around it. */
export interface RunSurroundings {
  readonly state: GitHostState;
  readonly deployments: DeploymentLog;
  readonly images: ImageStore;
  readonly onError: (error: unknown) => void;
}

/** One attempt of a run while its jobs are done. */
export interface LiveRun {
  readonly record: RepositoryRecord;
  readonly run: RunRecord;
  readonly attempt: AttemptRecord;
  readonly jobs: readonly {
    readonly plan: PlannedJob;
    readonly job: JobRecord;
  }[];
  /** The image that one job pushes is the one that a later job deploys. */
  readonly built: Map<'image', ImageEffect>;
}

/** Who starts which jobs of a run. */
export interface NewAttempt {
  readonly record: RepositoryRecord;
  readonly run: RunRecord;
  readonly plans: readonly PlannedJob[];
  readonly actor: string;
}

/** Adds an attempt to the run, with every job queued. */
export function addAttempt(
  state: GitHostState,
  { record, run, plans, actor }: NewAttempt,
): LiveRun {
  const now = state.clock.now();
  const number = run.attempts.length + 1;
  const jobs = plans.map(plan => {
    const job: JobRecord = {
      id: state.newId(),
      name: plan.name,
      attempt: number,
      createdAt: now,
      stepNames: stepNames(plan),
      status: 'queued',
      conclusion: undefined,
      startedAt: now,
      completedAt: undefined,
    };
    return { plan, job };
  });
  const attempt: AttemptRecord = {
    number,
    actor,
    startedAt: now,
    status: 'queued',
    conclusion: undefined,
    updatedAt: now,
    jobs: jobs.map(each => each.job),
  };
  run.attempts.push(attempt);
  return { record, run, attempt, jobs, built: new Map() };
}
