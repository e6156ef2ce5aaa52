import { latestAttempt } from '../shapes/runs';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { JobRecord } from '../state/records';
import type { LiveRun } from './live-run';

/** Tells whoever listens, webhooks among them, how far a run is. */
export function tellOfRun(
  state: GitHostState,
  { record, run }: LiveRun,
  action: 'requested' | 'in_progress' | 'completed',
): void {
  state.events.emit({
    kind: 'workflow_run',
    repository: fullNameOf(record),
    action,
    run,
  });
}

/** Tells how far a job is; the run counts as touched by it. */
export function tellOfJob(
  state: GitHostState,
  { record, run }: LiveRun,
  {
    job,
    action,
  }: {
    readonly job: JobRecord;
    readonly action: 'queued' | 'in_progress' | 'completed';
  },
): void {
  latestAttempt(run).updatedAt = state.clock.now();
  state.events.emit({
    kind: 'workflow_job',
    repository: fullNameOf(record),
    action,
    run,
    job,
  });
}
