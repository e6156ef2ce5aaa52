import { Router, type Request } from 'express';
import type { GitHostParts } from '../parts';
import { GitHubError, notFound } from '../rest/github-error';
import { repositoryOf, route } from '../rest/routing';
import { latestAttempt } from '../shapes/runs';
import { BOT_LOGIN } from '../state/directory';
import type {
  AttemptRecord,
  JobRecord,
  RepositoryRecord,
  RunRecord,
  WorkflowRecord,
} from '../state/records';
import { escape, link, page } from '../web-page';

const RUNS_SHOWN = 20;
const RELOAD_SECONDS = '2';

const base = '/:owner/:repo/actions';

const homeOf = ({ owner, name }: RepositoryRecord) =>
  `/${owner}/${name}/actions`;

const runPath = (record: RepositoryRecord, run: RunRecord) =>
  `${homeOf(record)}/runs/${run.id}`;

const wordOf = ({
  status,
  conclusion,
}: Pick<AttemptRecord | JobRecord, 'status' | 'conclusion'>) =>
  conclusion ?? status.replace('_', ' ');

function runTable(
  record: RepositoryRecord,
  runs: readonly RunRecord[],
): string {
  const rows = runs
    .slice(-RUNS_SHOWN)
    .reverse()
    .map(
      run =>
        `<tr><td>${link(
          runPath(record, run),
          `${run.workflowName} #${run.runNumber}`,
        )}</td><td>${escape(run.title)}</td><td>${escape(
          run.event,
        )}</td><td>${wordOf(latestAttempt(run))}</td></tr>`,
    );
  return `<table>${rows.join('')}</table>`;
}

/** A page of another site must not start anything; only a browser says where it comes from. */
function assertOwnPage(request: Request): void {
  const { origin, host } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new GitHubError(403, 'Started from another site');
  }
}

async function workflowOf(
  { state, runs }: GitHostParts,
  request: Request,
): Promise<{
  readonly record: RepositoryRecord;
  readonly workflow: WorkflowRecord;
}> {
  const record = repositoryOf(state, request);
  const workflow = (await runs.workflows(record)).find(({ path }) =>
    path.endsWith(`/${request.params.file}`),
  );
  if (workflow === undefined) {
    throw notFound();
  }
  return { record, workflow };
}

function addWorkflow(router: Router, parts: GitHostParts): void {
  const address = `${base}/workflows/:file`;
  router.get(
    address,
    route(async (request, response) => {
      const { record, workflow } = await workflowOf(parts, request);
      const runs = (await parts.runs.of(record)).filter(
        ({ workflowId }) => workflowId === workflow.id,
      );
      response.send(
        page(
          `${record.owner}/${record.name}: ${workflow.name}`,
          `<form method="post"><button>Run workflow</button> on ${escape(
            record.defaultBranch,
          )}</form>${runTable(record, runs)}`,
        ),
      );
    }),
  );
  router.post(
    address,
    route(async (request, response) => {
      assertOwnPage(request);
      const { record, workflow } = await workflowOf(parts, request);
      const run = await parts.runner.dispatch({
        record,
        path: workflow.path,
        branch: record.defaultBranch,
        actor: BOT_LOGIN,
      });
      if (run === undefined) {
        throw new GitHubError(422, 'This workflow is not started by hand');
      }
      response.redirect(303, runPath(record, run));
    }),
  );
}

function addRuns(router: Router, { state, runs }: GitHostParts): void {
  router.get(
    base,
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const workflows = (await runs.workflows(record)).map(
        ({ name, path }) =>
          `<li>${link(
            `${homeOf(record)}/workflows/${path.split('/').at(-1)}`,
            name,
          )}</li>`,
      );
      response.send(
        page(
          `${record.owner}/${record.name}: Actions`,
          `<ul>${workflows.join('')}</ul>${runTable(
            record,
            await runs.of(record),
          )}`,
        ),
      );
    }),
  );
  router.get(
    `${base}/runs/:run`,
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const run = (await runs.of(record)).find(
        ({ id }) => String(id) === request.params.run,
      );
      if (run === undefined) {
        throw notFound();
      }
      const attempt = latestAttempt(run);
      if (attempt.status !== 'completed') {
        response.set('Refresh', RELOAD_SECONDS);
      }
      const jobs = attempt.jobs.map(
        job => `<tr><td>${escape(job.name)}</td><td>${wordOf(job)}</td></tr>`,
      );
      response.send(
        page(
          `${record.owner}/${record.name}: ${run.workflowName} #${run.runNumber}`,
          `<p>${escape(run.title)} · ${escape(run.event)} · ${wordOf(
            attempt,
          )} · ${link(homeOf(record), 'All runs')}</p><table>${jobs.join(
            '',
          )}</table>`,
        ),
      );
    }),
  );
}

/** Plain pages of workflows and runs, with the button that starts one by hand. */
export function actionPages(parts: GitHostParts): Router {
  const router = Router();
  addWorkflow(router, parts);
  addRuns(router, parts);
  return router;
}
