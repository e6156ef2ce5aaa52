import { Router } from 'express';
import { z } from 'zod';
import type { GitHostParts } from '../parts';
import {
  jobShape,
  latestAttempt,
  runShape,
  workflowShape,
} from '../shapes/runs';
import { BOT_LOGIN } from '../state/directory';
import { actionLookups, type ActionLookups } from './action-lookups';
import { commitAt } from './commit-at';
import { GitHubError, notFound } from './github-error';
import { pageOfList } from './paging';
import { body, queryText, repositoryOf, route } from './routing';

const dispatch = z.object({
  ref: z.string(),
  inputs: z.record(z.string(), z.unknown()).optional(),
});

const base = '/repos/:owner/:repo/actions';

function addWorkflows(
  router: Router,
  parts: GitHostParts,
  { workflowOf, listRuns }: ActionLookups,
): void {
  const { state, runs, runner } = parts;

  router.get(
    `${base}/workflows`,
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const workflows = await runs.workflows(record);
      response.json({
        total_count: workflows.length,
        workflows: pageOfList(request, response, workflows).map(workflow =>
          workflowShape(state, record, workflow),
        ),
      });
    }),
  );
  router.get(
    `${base}/workflows/:workflow`,
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      response.json(
        workflowShape(state, record, await workflowOf(request, record)),
      );
    }),
  );
  router.get(
    `${base}/workflows/:workflow/runs`,
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const workflow = await workflowOf(request, record);
      await listRuns(request, response, {
        record,
        all: (
          await runs.of(record)
        ).filter(run => run.workflowId === workflow.id),
      });
    }),
  );
  router.post(
    `${base}/workflows/:workflow/dispatches`,
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const workflow = await workflowOf(request, record);
      const given = body(request, dispatch);
      const branch = given.ref.replace('refs/heads/', '');
      await commitAt(state, record, branch);
      const run = await runner.dispatch({
        record,
        path: workflow.path,
        branch,
        actor: BOT_LOGIN,
      });
      if (run === undefined) {
        throw new GitHubError(
          422,
          "Workflow does not have 'workflow_dispatch' trigger",
        );
      }
      response.status(204).end();
    }),
  );
}

function addRuns(
  router: Router,
  parts: GitHostParts,
  { runOf, attemptOf, listRuns }: ActionLookups,
): void {
  const { state, runs } = parts;
  router.get(
    `${base}/runs`,
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      await listRuns(request, response, { record, all: await runs.of(record) });
    }),
  );
  router.get(
    `${base}/runs/:run`,
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      response.json(
        await runShape(state, record, { run: await runOf(request, record) }),
      );
    }),
  );
  router.get(
    `${base}/runs/:run/attempts/:attempt`,
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const run = await runOf(request, record);
      response.json(
        await runShape(state, record, {
          run,
          attempt: attemptOf(request, run),
        }),
      );
    }),
  );
}

function addJobs(
  router: Router,
  parts: GitHostParts,
  { runOf, attemptOf }: ActionLookups,
): void {
  const { state, runs, runner } = parts;
  router.get(
    [`${base}/runs/:run/jobs`, `${base}/runs/:run/attempts/:attempt/jobs`],
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const run = await runOf(request, record);
      const wanted =
        queryText(request, 'filter') === 'all'
          ? run.attempts
          : [latestAttempt(run)];
      const attempts =
        request.params.attempt === undefined
          ? wanted
          : [attemptOf(request, run)];
      const jobs = attempts.flatMap(attempt => attempt.jobs);
      response.json({
        total_count: jobs.length,
        jobs: pageOfList(request, response, jobs).map(job =>
          jobShape(state, record, { run, job }),
        ),
      });
    }),
  );
  router.get(
    `${base}/jobs/:job`,
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      for (const run of await runs.of(record)) {
        const job = run.attempts
          .flatMap(attempt => attempt.jobs)
          .find(each => String(each.id) === request.params.job);
        if (job !== undefined) {
          response.json(jobShape(state, record, { run, job }));
          return;
        }
      }
      throw notFound();
    }),
  );
  router.post(
    [`${base}/runs/:run/rerun`, `${base}/runs/:run/rerun-failed-jobs`],
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const run = await runOf(request, record);
      if (latestAttempt(run).status !== 'completed') {
        throw new GitHubError(403, 'This workflow is already running');
      }
      await runner.rerun(record, run, BOT_LOGIN);
      response.status(201).json({});
    }),
  );
}

/** Workflows, their runs, attempts and jobs. */
export function actionRoutes(parts: GitHostParts): Router {
  const router = Router();
  const found = actionLookups(parts);
  addWorkflows(router, parts, found);
  addRuns(router, parts, found);
  addJobs(router, parts, found);
  return router;
}
