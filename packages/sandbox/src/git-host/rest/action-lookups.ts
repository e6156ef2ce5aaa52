import type { Request, Response } from 'express';
import type { GitHostParts } from '../parts';
import { runShape } from '../shapes/runs';
import type {
  AttemptRecord,
  RepositoryRecord,
  RunRecord,
  WorkflowRecord,
} from '../state/records';
import { notFound } from './github-error';
import { pageOfList, RESULT_CAP } from './paging';
import { filterRuns, isFiltered } from './run-filters';

/** Finds what an address of the actions API names, or answers 404; and lists runs as every list of them is. */
export function actionLookups(parts: GitHostParts) {
  const { state, runs } = parts;

  const runOf = async (
    request: Request,
    record: RepositoryRecord,
  ): Promise<RunRecord> => {
    const run = (await runs.of(record)).find(
      each => String(each.id) === request.params.run,
    );
    if (run === undefined) {
      throw notFound();
    }
    return run;
  };
  const attemptOf = (request: Request, run: RunRecord): AttemptRecord => {
    const attempt = run.attempts.find(
      each => String(each.number) === request.params.attempt,
    );
    if (attempt === undefined) {
      throw notFound();
    }
    return attempt;
  };
  const workflowOf = async (
    request: Request,
    record: RepositoryRecord,
  ): Promise<WorkflowRecord> => {
    const wanted = request.params.workflow ?? '';
    const found = (await runs.workflows(record)).find(
      each => String(each.id) === wanted || each.path.endsWith(`/${wanted}`),
    );
    if (found === undefined) {
      throw notFound();
    }
    return found;
  };
  const listRuns = async (
    request: Request,
    response: Response,
    given: {
      readonly record: RepositoryRecord;
      readonly all: readonly RunRecord[];
    },
  ) => {
    const found = filterRuns(request, given.all);
    const reachable = isFiltered(request) ? found.slice(0, RESULT_CAP) : found;
    const page = pageOfList(request, response, reachable);
    response.json({
      total_count: found.length,
      workflow_runs: await Promise.all(
        page.map(run => runShape(state, given.record, { run })),
      ),
    });
  };
  return { runOf, attemptOf, workflowOf, listRuns };
}

export type ActionLookups = ReturnType<typeof actionLookups>;
