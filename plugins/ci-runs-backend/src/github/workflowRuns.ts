import type { CiRun, CiRunStatus } from '@groundwork/plugin-ci-runs-common';
import { z } from 'zod';

const workflowRunSchema = z.object({
  id: z.number(),
  name: z.string().nullish(),
  display_title: z.string().nullish(),
  head_branch: z.string().nullish(),
  head_sha: z.string(),
  event: z.string(),
  status: z.string().nullish(),
  conclusion: z.string().nullish(),
  html_url: z.string(),
  run_attempt: z.number().default(1),
  run_started_at: z.string().nullish(),
  created_at: z.string(),
  updated_at: z.string(),
  actor: z.object({ login: z.string() }).nullish(),
  triggering_actor: z.object({ login: z.string() }).nullish(),
});

/** One workflow run as far as it is shown. */
export type WorkflowRun = z.infer<typeof workflowRunSchema>;

/** Answer of `GET /repos/{owner}/{repo}/actions/runs`. */
export const workflowRunsSchema = z.object({
  total_count: z.number(),
  workflow_runs: z.array(workflowRunSchema),
});

/** One page of workflow runs. */
export type WorkflowRuns = z.infer<typeof workflowRunsSchema>;

const BY_STATUS: Readonly<Record<string, CiRunStatus>> = {
  queued: 'queued',
  requested: 'queued',
  // For the consent that a protected environment asks for.
  waiting: 'waiting',
  pending: 'queued',
  in_progress: 'running',
};

const BY_CONCLUSION: Readonly<Record<string, CiRunStatus>> = {
  success: 'passed',
  failure: 'failed',
  timed_out: 'failed',
  startup_failure: 'failed',
  cancelled: 'cancelled',
  skipped: 'cancelled',
  stale: 'cancelled',
  action_required: 'waiting',
};

/** One word for GitHub's status and conclusion; `unknown` for what we have no word for. */
export function runStatus(
  run: Pick<WorkflowRun, 'status' | 'conclusion'>,
): CiRunStatus {
  return run.status === 'completed'
    ? BY_CONCLUSION[run.conclusion ?? ''] ?? 'unknown'
    : BY_STATUS[run.status ?? ''] ?? 'unknown';
}

/** Turns one workflow run into a run of any engine. */
export function ciRunOf(run: WorkflowRun): CiRun {
  const startedAt = run.run_started_at ?? run.created_at;
  const durationMs = Date.parse(run.updated_at) - Date.parse(startedAt);
  return {
    id: String(run.id),
    name: run.name ?? 'workflow',
    engine: 'github-actions',
    status: runStatus(run),
    branch: run.head_branch ?? undefined,
    sha: run.head_sha,
    event: run.event,
    actor: (run.triggering_actor ?? run.actor)?.login,
    startedAt,
    // A clock that ran backwards has no duration to show.
    durationMs:
      run.status === 'completed' && durationMs >= 0 ? durationMs : undefined,
    url: run.html_url,
    title: run.display_title ?? undefined,
    attempt: run.run_attempt,
  };
}
