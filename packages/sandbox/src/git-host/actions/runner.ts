import { BOT_LOGIN } from '../state/directory';
import { fullNameOf } from '../state/git-host-state';
import type { RepositoryRecord, RunRecord } from '../state/records';
import { addAttempt, type NewAttempt, type RunSurroundings } from './live-run';
import { planRun } from './plan-run';
import { runJobs } from './run-jobs';
import type { RunLog } from './run-log';
import {
  parseWorkflow,
  startsOnPush,
  type WorkflowFile,
} from './workflow-file';
import { workflowIdOf } from './workflow-id';

const NOTHING = /^0+$/;

export interface RunnerOptions extends RunSurroundings {
  readonly runs: RunLog;
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

/** Who starts which workflow by hand, and on which branch. */
type ByHand = Pick<Start, 'record' | 'path' | 'branch' | 'actor'>;

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
    this.attempt({ record, run, plans: plan.jobs, actor });
    return run;
  }

  /** Starts a workflow by hand at the head of a branch; undefined when the file there does not allow it. */
  async dispatch(by: ByHand): Promise<RunRecord | undefined> {
    const { record, path, branch } = by;
    const { state, runs } = this.options;
    const sha = await state.store.resolve(fullNameOf(record), branch);
    if (sha === undefined) {
      return undefined;
    }
    const text = (await runs.filesAt(record, sha)).find(
      file => file.path === path,
    )?.text;
    const file = parseWorkflow(text ?? '');
    return file !== undefined && Object.hasOwn(file.on, 'workflow_dispatch')
      ? this.start({ ...by, file, sha, event: 'workflow_dispatch' })
      : undefined;
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
    this.attempt({ record, run, plans: plan.jobs, actor });
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

  private attempt(given: NewAttempt): void {
    runJobs(this.options, addAttempt(this.options.state, given));
  }
}
