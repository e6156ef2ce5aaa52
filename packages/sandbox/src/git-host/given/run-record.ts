import { BOT_LOGIN } from '../state/directory';
import type {
  AttemptRecord,
  JobRecord,
  RepositoryRecord,
  RunRecord,
} from '../state/records';
import { workflowIdOf } from '../actions/workflow-id';
import type { GivenRun } from './given';

type GivenAttempt = GivenRun['attempts'][number];

/** Where a run is put. */
interface Place {
  readonly record: RepositoryRecord;
  readonly branch: string;
  /** Commit of the default branch. */
  readonly tip: string;
  readonly number: number;
  readonly newId: () => number;
}

/** A run as the Git host keeps it. */
export function runRecord(
  { id, createdAt, sha, event, workflow, attempts }: GivenRun,
  { record, branch, tip, number, newId }: Place,
): RunRecord {
  return {
    id: id ?? newId(),
    workflowId: workflowIdOf(record, workflow),
    workflowPath: workflow,
    workflowName: workflow,
    runNumber: number,
    event,
    headSha: sha ?? tip,
    headBranch: branch,
    title: 'A change',
    actor: BOT_LOGIN,
    createdAt,
    referencedWorkflows: [],
    attempts: attempts.map((attempt, index) =>
      attemptRecord(attempt, { number: index + 1, newId }),
    ),
  };
}

/** It is over when all of its jobs are, and as bad as the worst of them. */
function attemptRecord(
  { startedAt, jobs: given }: GivenAttempt,
  { number, newId }: Pick<Place, 'number' | 'newId'>,
): AttemptRecord {
  const jobs = given.map(
    ({ id, name, startedAt: at, completedAt, conclusion }): JobRecord => ({
      id: id ?? newId(),
      name,
      attempt: number,
      createdAt: at,
      stepNames: [name],
      status: completedAt === undefined ? 'in_progress' : 'completed',
      conclusion:
        completedAt === undefined ? undefined : conclusion ?? 'success',
      startedAt: at,
      completedAt,
    }),
  );
  const isOver = jobs.every(({ status }) => status === 'completed');
  const failed = jobs.some(job => job.conclusion === 'failure');
  return {
    number,
    actor: BOT_LOGIN,
    startedAt,
    status: isOver ? 'completed' : 'in_progress',
    conclusion: isOver ? (failed && 'failure') || 'success' : undefined,
    updatedAt: Math.max(
      startedAt,
      ...jobs.map(job => job.completedAt ?? job.startedAt),
    ),
    jobs,
  };
}
