import type { ImageStore } from '../../company';
import { webUrlOf } from '../shapes/repository';
import { latestAttempt } from '../shapes/runs';
import { BOT_LOGIN } from '../state/directory';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type {
  AttemptRecord,
  DeploymentRecord,
  JobRecord,
  RepositoryRecord,
  RunRecord,
} from '../state/records';
import type { DeploymentLog } from './deployment-log';
import { commitToGitOps } from './gitops-commit';
import { imageOfJob, serviceOfJob, type ImageEffect } from './job-effects';
import { stepNames } from './past-runs';
import { planRun, type PlannedJob } from './plan-run';
import type { RunLog } from './run-log';
import {
  parseWorkflow,
  startsOnPush,
  type WorkflowFile,
} from './workflow-file';
import { workflowIdOf } from './workflow-id';

const NOTHING = /^0+$/;
const QUEUE_MS = 800;
/** All jobs of a run together, whatever their number. */
const RUN_MS = 8_000;

export interface RunnerOptions {
  readonly state: GitHostState;
  readonly runs: RunLog;
  readonly deployments: DeploymentLog;
  readonly images: ImageStore;
  readonly onError: (error: unknown) => void;
}

export interface Start {
  readonly record: RepositoryRecord;
  readonly file: WorkflowFile;
  readonly path: string;
  readonly sha: string;
  readonly branch: string;
  readonly event: string;
  readonly actor: string;
}

interface Live {
  readonly record: RepositoryRecord;
  readonly run: RunRecord;
  readonly attempt: AttemptRecord;
  readonly jobs: readonly {
    readonly plan: PlannedJob;
    readonly job: JobRecord;
  }[];
  readonly built: Map<'image', ImageEffect>;
}

/** Runs workflows in sandbox time: what a job does to images and to the GitOps repository follows from its YAML. */
export class WorkflowRunner {
  constructor(private readonly options: RunnerOptions) {
    options.state.events.listen(event => {
      if (event.kind === 'push' && !NOTHING.test(event.push.after)) {
        const record = options.state.repositories.get(event.repository);
        if (record !== undefined) {
          this.onPush(record, event.push.branch, event.push.after).catch(
            options.onError,
          );
        }
      }
    });
  }

  async start(start: Start): Promise<RunRecord> {
    const { state, runs } = this.options;
    const { record, file, path, sha, branch, event, actor } = start;
    const before = (await runs.of(record)).filter(
      run => run.workflowPath === path,
    );
    const runNumber =
      before.reduce((highest, run) => Math.max(highest, run.runNumber), 0) + 1;
    const plan = await planRun(state, file, {
      record,
      sha,
      branch,
      event,
      runNumber,
    });
    const commit = await state.store.commit(sha);
    const run: RunRecord = {
      id: state.newId(),
      workflowId: workflowIdOf(record, path),
      workflowPath: path,
      workflowName: file.name ?? path,
      runNumber,
      event,
      headSha: sha,
      headBranch: branch,
      title: commit?.message.split('\n')[0] ?? path,
      actor,
      createdAt: state.clock.now(),
      referencedWorkflows: plan.referenced,
      attempts: [],
    };
    await runs.add(record, run);
    this.attempt(record, run, { plans: plan.jobs, actor });
    return run;
  }

  /** Runs all jobs of a finished run once more, as its workflow file stands at the run's commit. */
  async rerun(
    record: RepositoryRecord,
    run: RunRecord,
    actor: string,
  ): Promise<void> {
    const { state, runs } = this.options;
    const text = (await runs.filesAt(record, run.headSha)).find(
      file => file.path === run.workflowPath,
    )?.text;
    const file = text === undefined ? undefined : parseWorkflow(text);
    if (file === undefined) {
      throw new RangeError(
        `the workflow ${run.workflowPath} is not at ${run.headSha}`,
      );
    }
    const plan = await planRun(state, file, {
      record,
      sha: run.headSha,
      branch: run.headBranch,
      event: run.event,
      runNumber: run.runNumber,
    });
    this.attempt(record, run, { plans: plan.jobs, actor });
  }

  private async onPush(
    record: RepositoryRecord,
    branch: string,
    sha: string,
  ): Promise<void> {
    for (const { path, text } of await this.options.runs.filesAt(record, sha)) {
      const file = parseWorkflow(text);
      if (file !== undefined && startsOnPush(file, branch)) {
        await this.start({
          record,
          file,
          path,
          sha,
          branch,
          event: 'push',
          actor: BOT_LOGIN,
        });
      }
    }
  }

  private attempt(
    record: RepositoryRecord,
    run: RunRecord,
    {
      plans,
      actor,
    }: { readonly plans: readonly PlannedJob[]; readonly actor: string },
  ): void {
    const { state } = this.options;
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
    const live: Live = { record, run, attempt, jobs, built: new Map() };
    state.events.emit({
      kind: 'workflow_run',
      repository: fullNameOf(record),
      action: 'requested',
      run,
    });
    jobs.forEach(({ job }) => this.tell(live, job, 'queued'));
    state.clock.after(QUEUE_MS, () => {
      attempt.status = 'in_progress';
      attempt.updatedAt = state.clock.now();
      state.events.emit({
        kind: 'workflow_run',
        repository: fullNameOf(record),
        action: 'in_progress',
        run,
      });
      this.next(live, 0);
    });
  }

  /** Jobs one after the other, in the order of their needs. */
  private next(live: Live, index: number): void {
    const { state } = this.options;
    const entry = live.jobs[index];
    if (entry === undefined) {
      this.finish(live);
      return;
    }
    const { plan, job } = entry;
    const failed = live.jobs.some(each => each.job.conclusion === 'failure');
    job.startedAt = state.clock.now();
    if (plan.skipped || failed) {
      Object.assign(job, {
        status: 'completed',
        conclusion: 'skipped',
        completedAt: state.clock.now(),
      } satisfies Partial<JobRecord>);
      this.tell(live, job, 'completed');
      this.next(live, index + 1);
      return;
    }
    job.status = 'in_progress';
    this.tell(live, job, 'in_progress');
    const deployment =
      plan.environment === undefined
        ? undefined
        : this.beginDeployment(live, plan.environment);
    const share =
      RUN_MS / Math.max(1, live.jobs.filter(each => !each.plan.skipped).length);
    state.clock.after(share, () => {
      this.effects(live, plan)
        .then(
          () => this.endJob(live, { job, deployment, conclusion: 'success' }),
          error => {
            this.options.onError(error);
            this.endJob(live, { job, deployment, conclusion: 'failure' });
          },
        )
        .then(() => this.next(live, index + 1))
        .catch(this.options.onError);
    });
  }

  private beginDeployment(
    { record, run }: Live,
    environment: string,
  ): DeploymentRecord {
    const { deployments } = this.options;
    const deployment = deployments.create(record, {
      sha: run.headSha,
      ref: run.headBranch,
      environment,
      creator: run.actor,
    });
    deployments.addStatus(record, deployment, {
      state: 'in_progress',
      creator: run.actor,
      logUrl: this.logUrl(record, run),
    });
    return deployment;
  }

  private endJob(
    live: Live,
    end: {
      readonly job: JobRecord;
      readonly deployment: DeploymentRecord | undefined;
      readonly conclusion: 'success' | 'failure';
    },
  ): void {
    const { state, deployments } = this.options;
    Object.assign(end.job, {
      status: 'completed',
      conclusion: end.conclusion,
      completedAt: state.clock.now(),
    } satisfies Partial<JobRecord>);
    if (end.deployment !== undefined) {
      deployments.addStatus(live.record, end.deployment, {
        state: end.conclusion,
        creator: live.run.actor,
        logUrl: this.logUrl(live.record, live.run),
      });
    }
    this.tell(live, end.job, 'completed');
  }

  private async effects(live: Live, plan: PlannedJob): Promise<void> {
    const { state, images } = this.options;
    const { record, run } = live;
    const fallback = {
      name: serviceOfJob(plan) ?? record.name,
      tag: String(run.runNumber),
    };
    const image = imageOfJob(plan, fallback);
    if (image !== undefined) {
      live.built.set('image', image);
      images.add({
        ...image,
        repository:
          record.owner === state.company.organisation
            ? record.name
            : fullNameOf(record),
        revision: run.headSha,
      });
    }
    const built = live.built.get('image');
    if (plan.environment !== undefined && built !== undefined) {
      await commitToGitOps(state, {
        record,
        sha: run.headSha,
        service: serviceOfJob(plan) ?? built.name,
        environment: plan.environment,
        image: built,
      });
    }
  }

  private finish({ record, run, attempt }: Live): void {
    const { state } = this.options;
    const failed = attempt.jobs.some(job => job.conclusion === 'failure');
    Object.assign(attempt, {
      status: 'completed',
      conclusion: failed ? 'failure' : 'success',
      updatedAt: state.clock.now(),
    } satisfies Partial<AttemptRecord>);
    state.events.emit({
      kind: 'workflow_run',
      repository: fullNameOf(record),
      action: 'completed',
      run,
    });
  }

  private tell(
    { record, run }: Live,
    job: JobRecord,
    action: 'queued' | 'in_progress' | 'completed',
  ): void {
    latestAttempt(run).updatedAt = this.options.state.clock.now();
    this.options.state.events.emit({
      kind: 'workflow_job',
      repository: fullNameOf(record),
      action,
      run,
      job,
    });
  }

  private logUrl(record: RepositoryRecord, run: RunRecord): string {
    return `${webUrlOf(this.options.state, record)}/actions/runs/${run.id}`;
  }
}
