import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type {
  AttemptRecord,
  JobRecord,
  RepositoryRecord,
  RunRecord,
  StepRecord,
  WorkflowRecord,
} from '../state/records';
import { loginShape, urlsOf } from './accounts';
import { simpleCommitShape } from './commits';
import { nodeId, timestamp, timestampOrNull, type Json } from './json';
import { apiUrlOf, minimalRepositoryShape, webUrlOf } from './repository';

export function workflowShape(
  state: GitHostState,
  record: RepositoryRecord,
  workflow: WorkflowRecord,
): Json {
  const html = `${webUrlOf(state, record)}/blob/${record.defaultBranch}/${
    workflow.path
  }`;
  const file = workflow.path.split('/').at(-1) ?? workflow.path;
  return {
    id: workflow.id,
    node_id: nodeId('Workflow', workflow.id),
    name: workflow.name,
    path: workflow.path,
    state: 'active',
    created_at: timestamp(workflow.createdAt),
    updated_at: timestamp(workflow.createdAt),
    url: `${apiUrlOf(state, record)}/actions/workflows/${workflow.id}`,
    html_url: html,
    badge_url: `${webUrlOf(state, record)}/actions/workflows/${file}/badge.svg`,
  };
}

export function latestAttempt(run: RunRecord): AttemptRecord {
  const attempt = run.attempts.at(-1);
  if (attempt === undefined) {
    throw new RangeError(`run ${run.id} has no attempt`);
  }
  return attempt;
}

/** A run as of its latest attempt, or of the one given. */
export async function runShape(
  state: GitHostState,
  record: RepositoryRecord,
  {
    run,
    attempt = latestAttempt(run),
  }: { readonly run: RunRecord; readonly attempt?: AttemptRecord },
): Promise<Json> {
  const api = apiUrlOf(state, record);
  const url = `${api}/actions/runs/${run.id}`;
  const commit = await state.store.commit(run.headSha);
  const urls = urlsOf(state.webUrl);
  const previous =
    attempt.number > 1 ? `${url}/attempts/${attempt.number - 1}` : null;
  return {
    id: run.id,
    name: run.workflowName,
    node_id: nodeId('WorkflowRun', run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.workflowPath,
    display_title: run.title,
    run_number: run.runNumber,
    event: run.event,
    status: attempt.status,
    conclusion: attempt.conclusion ?? null,
    workflow_id: run.workflowId,
    check_suite_id: run.id,
    check_suite_node_id: nodeId('CheckSuite', run.id),
    url,
    html_url: `${webUrlOf(state, record)}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: timestamp(run.createdAt),
    updated_at: timestamp(attempt.updatedAt),
    actor: loginShape(urls, state.directory, run.actor),
    run_attempt: attempt.number,
    referenced_workflows: run.referencedWorkflows,
    run_started_at: timestamp(attempt.startedAt),
    triggering_actor: loginShape(urls, state.directory, attempt.actor),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: previous,
    workflow_url: `${api}/actions/workflows/${run.workflowId}`,
    head_commit: commit === undefined ? null : simpleCommitShape(commit),
    repository: minimalRepositoryShape(state, record),
    head_repository: minimalRepositoryShape(state, record),
  };
}

export function jobShape(
  state: GitHostState,
  record: RepositoryRecord,
  { run, job }: { readonly run: RunRecord; readonly job: JobRecord },
): Json {
  const api = apiUrlOf(state, record);
  const runs = hasStarted(job) && job.conclusion !== 'skipped';
  return {
    id: job.id,
    run_id: run.id,
    workflow_name: run.workflowName,
    head_branch: run.headBranch,
    run_url: `${api}/actions/runs/${run.id}`,
    run_attempt: job.attempt,
    node_id: nodeId('CheckRun', job.id),
    head_sha: run.headSha,
    url: `${api}/actions/jobs/${job.id}`,
    html_url: `${webUrlOf(state, record)}/actions/runs/${run.id}/job/${job.id}`,
    status: job.status,
    conclusion: job.conclusion ?? null,
    created_at: timestamp(job.createdAt),
    started_at: timestamp(job.startedAt),
    completed_at: timestampOrNull(job.completedAt),
    name: job.name,
    steps: stepsOf(job).map((step, index) => ({
      name: step.name,
      status: step.status,
      conclusion: step.conclusion ?? null,
      number: index + 1,
      started_at: timestampOrNull(step.startedAt),
      completed_at: timestampOrNull(step.completedAt),
    })),
    check_run_url: `${api}/check-runs/${job.id}`,
    labels: ['ubuntu-latest'],
    runner_id: runs ? 1 : null,
    runner_name: runs ? `runner of ${fullNameOf(record)}` : null,
    runner_group_id: runs ? 1 : null,
    runner_group_name: runs ? 'Default' : null,
  };
}

/** A job that waits, for a runner or for somebody's consent, has neither. */
function hasStarted({ status }: JobRecord): boolean {
  return status === 'in_progress' || status === 'completed';
}

/** Steps share their job's time evenly; a job that failed failed in its last step. */
export function stepsOf(job: JobRecord): readonly StepRecord[] {
  if (job.conclusion === 'skipped' || !hasStarted(job)) {
    return [];
  }
  const names = ['Set up job', ...job.stepNames];
  const { completedAt } = job;
  if (completedAt === undefined) {
    return names.map((name, index) => ({
      name,
      status: index === 0 ? 'in_progress' : 'queued',
      conclusion: undefined,
      startedAt: index === 0 ? job.startedAt : undefined,
      completedAt: undefined,
    }));
  }
  const share = (completedAt - job.startedAt) / names.length;
  return names.map((name, index) => ({
    name,
    status: 'completed',
    conclusion:
      job.conclusion === 'failure' && index === names.length - 1
        ? 'failure'
        : 'success',
    startedAt: job.startedAt + share * index,
    completedAt: job.startedAt + share * (index + 1),
  }));
}
