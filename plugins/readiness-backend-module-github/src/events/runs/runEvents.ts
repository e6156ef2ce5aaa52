import type { DeliveryEventInput } from '@groundwork/plugin-readiness-common';
import type { SeenItem } from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import { placeOf, type Housing } from '../repositories/places';
import { starterOf } from '../deployments/starter';
import { environmentOf, type JobRule } from './jobRules';

/** Null for an account that was deleted. */
const actorSchema = z.object({ login: z.string(), type: z.string() }).nullish();

export const runSchema = z.object({
  id: z.number(),
  path: z.string(),
  /** Counted from one, in each workflow. */
  run_number: z.number(),
  event: z.string(),
  status: z.string().nullable(),
  head_sha: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  /** The newest attempt, and who asked for it. */
  run_attempt: z.number().nullish(),
  triggering_actor: actorSchema,
  /** Who asked for the first one. */
  actor: actorSchema,
});
/** A run of a workflow; its attempts have one id. */
export type Run = z.infer<typeof runSchema>;

export const jobSchema = z.object({
  id: z.number(),
  name: z.string(),
  run_attempt: z.number(),
  status: z.string(),
  conclusion: z.string().nullable(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  completed_at: z.string().nullable(),
});
/** A job of one attempt. */
export type Job = z.infer<typeof jobSchema>;

/** The source and the repository that runs are of. */
interface RunsOf extends Housing {
  readonly host: string;
  readonly webUrl: string;
  readonly rules: readonly JobRule[];
}

/** Deployments by the jobs of a run, one for each job and attempt. */
export function runEvents(
  run: Run,
  jobs: readonly Job[],
  repository: RunsOf,
): readonly DeliveryEventInput[] {
  return jobs.flatMap(job => {
    const environment = environmentOf(
      { workflow: run.path, job: job.name },
      repository.rules,
    );
    const statuses = statusesOf(job);
    if (environment === undefined || statuses === undefined) {
      return [];
    }
    return {
      kind: 'deployment',
      id: `job:${job.id}`,
      place: placeOf(repository),
      environment,
      repository: {
        source: { kind: 'github', instance: repository.host },
        id: repository.id,
      },
      sha: run.head_sha,
      startedAtMs: Date.parse(job.started_at ?? job.created_at),
      runId: String(run.id),
      attempt: job.run_attempt,
      url: `${repository.webUrl}/actions/runs/${run.id}/job/${job.id}`,
      ...startedBy(run, job),
      statuses,
    };
  });
}

/** Of attempts between the first and the newest a run does not say who asked for them. */
function startedBy(
  { run_attempt: newest, triggering_actor: last, actor: first }: Run,
  { run_attempt: attempt }: Job,
) {
  const said = [
    ...(attempt === newest ? [last] : []),
    ...(attempt === 1 ? [first] : []),
  ].find(Boolean);
  return said ? { startedBy: starterOf(said) } : {};
}

/** Whether a run is to be asked for again by its id. */
export function seenRun(run: Run): SeenItem {
  return {
    id: String(run.id),
    sinceMs: Date.parse(run.created_at),
    hasEnded: run.status === 'completed',
  };
}

type Statuses = Extract<DeliveryEventInput, { kind: 'deployment' }>['statuses'];

/** What became of a job; undefined for one that was not to run. */
function statusesOf(job: Job): Statuses | undefined {
  if (job.conclusion === 'skipped') {
    return undefined;
  }
  const atMs = Date.parse(job.completed_at ?? job.started_at ?? job.created_at);
  const begun = {
    state: 'in_progress' as const,
    atMs: Date.parse(job.started_at ?? job.created_at),
  };
  switch (job.status) {
    case 'completed':
      return [begun, { state: endOf(job.conclusion), atMs }];
    case 'in_progress':
      return [begun];
    case 'waiting':
      return [{ state: 'waiting', atMs }];
    default:
      return [{ state: 'queued', atMs }];
  }
}

function endOf(conclusion: string | null): 'success' | 'failure' | 'error' {
  switch (conclusion) {
    case 'success':
    case 'neutral':
      return 'success';
    case 'failure':
    case 'timed_out':
    case 'startup_failure':
      return 'failure';
    default:
      return 'error';
  }
}
