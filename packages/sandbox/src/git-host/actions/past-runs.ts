import {
  createRandom,
  seedOf,
  wasConverged,
  type Random,
  type Service,
} from '../../company';
import { isPipelineFile, pipelineFile } from '../content/pipeline-files';
import type { GitHostState } from '../state/git-host-state';
import type { FileChange } from '../store/import-stream';
import type {
  AttemptRecord,
  Conclusion,
  JobRecord,
  RepositoryRecord,
  RunRecord,
} from '../state/records';
import {
  pastRunId,
  timeSecondRegion,
  triggersOf,
  type Trigger,
} from './past-triggers';
import { planRun, type PlannedJob } from './plan-run';
import { parseWorkflow, type WorkflowFile } from './workflow-file';
import { workflowIdOf } from './workflow-id';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const FAILURE_SHARE = 0.07;
const LATE_RERUN_DAYS = 18;

/** The runs of a service's past: one for each push to the default branch, one for each promotion to production. */
export async function pastRuns(
  state: GitHostState,
  record: RepositoryRecord,
  service: Service,
): Promise<RunRecord[]> {
  const workflowAt = workflowsOf(state, service);
  const triggers = triggersOf(state, service);
  const runs: RunRecord[] = [];
  for (const [index, trigger] of triggers.entries()) {
    const { file, path } = workflowAt(trigger.at) ?? {};
    if (file === undefined || path === undefined) return [];
    runs.push(
      await pastRun(state, {
        record,
        file,
        path,
        trigger,
        runNumber: index + 1,
      }),
    );
  }
  addLateRerun(runs, state.company.workBegan);
  timeSecondRegion(runs, service);
  return runs;
}

interface Workflow {
  readonly path: string;
  readonly file: WorkflowFile;
}

/** Tells by which workflow a run of some time went: the service's own, or the call of the one pipeline. */
function workflowsOf(
  { company }: GitHostState,
  service: Service,
): (at: number) => Workflow | undefined {
  const { work: _work, ...before } = service;
  const [then, now] = [before, service].map(each =>
    workflowIn(pipelineFile(each, company.seed)),
  );
  return at => (wasConverged(service, at) ? now : then);
}

function workflowIn({ path, content }: FileChange): Workflow | undefined {
  const file =
    isPipelineFile(path) && path !== 'Jenkinsfile'
      ? parseWorkflow(String(content))
      : undefined;
  return file && { path, file };
}

interface PastRun {
  readonly record: RepositoryRecord;
  readonly file: WorkflowFile;
  readonly path: string;
  readonly trigger: Trigger;
  readonly runNumber: number;
}

async function pastRun(
  state: GitHostState,
  { record, file, path, trigger, runNumber }: PastRun,
): Promise<RunRecord> {
  const random = createRandom(
    seedOf(state.company.seed, `run ${record.plannedName} ${runNumber}`),
  );
  const plan = await planRun(state, file, {
    record,
    sha: trigger.sha,
    branch: 'main',
    event: trigger.event,
    runNumber,
  });
  const id = pastRunId(record, runNumber);
  const { retriedAt } = trigger;
  const fails =
    retriedAt !== undefined ||
    (trigger.event === 'push' && random.next() < FAILURE_SHARE);
  const first = attemptOf({
    id,
    number: 1,
    jobs: plan.jobs,
    actor: trigger.actor,
    startedAt: trigger.at + MINUTE / 2,
    fails,
    random,
  });
  const attempts = [first];
  if (fails && (retriedAt !== undefined || random.next() < 0.5)) {
    attempts.push(
      attemptOf({
        id,
        number: 2,
        jobs: plan.jobs,
        actor: trigger.actor,
        startedAt: retriedAt ?? first.updatedAt + 9 * MINUTE,
        fails: false,
        random,
      }),
    );
  }
  return {
    id,
    workflowId: workflowIdOf(record, path),
    workflowPath: path,
    workflowName: file.name ?? path,
    runNumber,
    event: trigger.event,
    headSha: trigger.sha,
    headBranch: 'main',
    title: trigger.title,
    actor: trigger.actor,
    createdAt: trigger.at + MINUTE / 2,
    referencedWorkflows: plan.referenced,
    attempts,
  };
}

interface PastAttempt {
  readonly id: number;
  readonly number: number;
  readonly jobs: readonly PlannedJob[];
  readonly actor: string;
  readonly startedAt: number;
  readonly fails: boolean;
  readonly random: Random;
}

function attemptOf({
  id,
  number,
  jobs,
  actor,
  startedAt,
  fails,
  random,
}: PastAttempt): AttemptRecord {
  const runnable = jobs.filter(job => !job.skipped);
  const failing = fails
    ? runnable[random.between(0, Math.max(0, Math.min(1, runnable.length - 1)))]
    : undefined;
  let at = startedAt + MINUTE / 6;
  let failed = false;
  const records = jobs.map((job, index): JobRecord => {
    const runs = !job.skipped && !failed;
    const lasts = runs ? random.between(40, 240) * 1000 : 0;
    const outcome: Conclusion = job === failing ? 'failure' : 'success';
    const conclusion: Conclusion = runs ? outcome : 'skipped';
    const record: JobRecord = {
      id: id * 100 + number * 20 + index,
      name: job.name,
      attempt: number,
      createdAt: at,
      stepNames: stepNames(job),
      status: 'completed',
      conclusion,
      startedAt: at,
      completedAt: at + lasts,
    };
    at += lasts;
    failed ||= conclusion === 'failure';
    return record;
  });
  return {
    number,
    actor,
    startedAt,
    status: 'completed',
    conclusion: failed ? 'failure' : 'success',
    updatedAt: at,
    jobs: records,
  };
}

export function stepNames(job: PlannedJob): readonly string[] {
  return job.steps.map(
    step =>
      step.name ??
      (step.uses === undefined
        ? `Run ${(step.run ?? '').split('\n')[0] ?? ''}`
        : `Run ${step.uses}`),
  );
}

/** An odd case that a reader of runs must survive: somebody runs an old run again 18 days later. */
function addLateRerun(runs: readonly RunRecord[], now: number): void {
  const old = runs.find(
    run =>
      run.attempts.length === 1 &&
      run.attempts[0]?.conclusion === 'failure' &&
      run.createdAt < now - (LATE_RERUN_DAYS + 2) * DAY,
  );
  const first = old?.attempts[0];
  if (old === undefined || first === undefined) {
    return;
  }
  const shift = LATE_RERUN_DAYS * DAY;
  const jobs = first.jobs.map((job, index) => ({
    ...job,
    id: old.id * 100 + 40 + index,
    attempt: 2,
    conclusion: 'success' as const,
    startedAt: job.startedAt + shift,
    completedAt: (job.completedAt ?? job.startedAt) + shift,
    createdAt: job.createdAt + shift,
  }));
  old.attempts.push({
    ...first,
    number: 2,
    startedAt: first.startedAt + shift,
    updatedAt: first.updatedAt + shift,
    conclusion: 'success',
    jobs,
  });
}
