import { Router } from 'express';
import type { Request } from 'express';
import { z } from 'zod';
import type { GitHostParts } from '../parts';
import {
  deploymentShape,
  deploymentStatusShape,
  environmentShape,
} from '../shapes/deployments';
import { BOT_LOGIN } from '../state/directory';
import { hidesEnvironments } from '../state/environment-rules';
import type { DeploymentRecord, RepositoryRecord } from '../state/records';
import { commitAt } from './commit-at';
import { GitHubError, notFound } from './github-error';
import { pageOfList } from './paging';
import { body, queryText, repositoryOf, rest, route } from './routing';

const creation = z.object({
  ref: z.string(),
  environment: z.string().optional(),
  description: z.string().nullish(),
  task: z.string().optional(),
});
const status = z.object({
  state: z.enum([
    'error',
    'failure',
    'inactive',
    'in_progress',
    'queued',
    'pending',
    'success',
  ]),
  description: z.string().optional(),
  log_url: z.string().optional(),
  target_url: z.string().optional(),
  auto_inactive: z.boolean().optional(),
});

const base = '/repos/:owner/:repo/deployments';

function lookups(parts: GitHostParts) {
  const { deployments, runs } = parts;
  const deploymentOf = (
    request: Request,
    record: RepositoryRecord,
  ): DeploymentRecord => {
    const found = deployments
      .of(record)
      .find(each => String(each.id) === request.params.deployment);
    if (found === undefined) {
      throw notFound();
    }
    return found;
  };

  const environmentsOf = async (
    record: RepositoryRecord,
  ): Promise<readonly string[]> => {
    const deployed = deployments.of(record).map(each => each.environment);
    const lastRun = (await runs.of(record)).at(-1);
    return [
      ...new Set(
        lastRun === undefined
          ? deployed
          : ['staging', 'production', ...deployed],
      ),
    ];
  };
  return { deploymentOf, environmentsOf };
}

type Lookups = ReturnType<typeof lookups>;

function addDeployments(
  router: Router,
  parts: GitHostParts,
  { deploymentOf }: Lookups,
): void {
  const { state, deployments } = parts;

  router.get(
    base,
    route((request, response) => {
      const record = repositoryOf(state, request);
      const [environment, sha, ref, task] = [
        'environment',
        'sha',
        'ref',
        'task',
      ].map(name => queryText(request, name));
      const found = deployments
        .of(record)
        .filter(
          each =>
            (environment === undefined || each.environment === environment) &&
            (sha === undefined || each.sha === sha),
        )
        .filter(
          each =>
            (ref === undefined || each.ref === ref) &&
            (task === undefined || each.task === task),
        );
      response.json(
        pageOfList(request, response, [...found].reverse()).map(each =>
          deploymentShape(state, record, each),
        ),
      );
    }),
  );
  router.post(
    base,
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const given = body(request, creation);
      const sha = await commitAt(state, record, given.ref);
      const made = deployments.create(record, {
        sha,
        ref: given.ref,
        environment: given.environment ?? 'production',
        creator: BOT_LOGIN,
        description: given.description ?? undefined,
        task: given.task,
      });
      response.status(201).json(deploymentShape(state, record, made));
    }),
  );
  router.get(
    `${base}/:deployment`,
    route((request, response) => {
      const record = repositoryOf(state, request);
      response.json(
        deploymentShape(state, record, deploymentOf(request, record)),
      );
    }),
  );
}

function addStatuses(
  router: Router,
  parts: GitHostParts,
  { deploymentOf }: Lookups,
): void {
  const { state, deployments } = parts;
  router.get(
    `${base}/:deployment/statuses`,
    route((request, response) => {
      const record = repositoryOf(state, request);
      const deployment = deploymentOf(request, record);
      const newestFirst = [...deployment.statuses].reverse();
      response.json(
        pageOfList(request, response, newestFirst).map(each =>
          deploymentStatusShape(state, record, { deployment, status: each }),
        ),
      );
    }),
  );
  router.post(
    `${base}/:deployment/statuses`,
    route((request, response) => {
      const record = repositoryOf(state, request);
      const deployment = deploymentOf(request, record);
      const given = body(request, status);
      const added = deployments.addStatus(record, deployment, {
        state: given.state,
        creator: BOT_LOGIN,
        description: given.description,
        logUrl: given.log_url ?? given.target_url,
        autoInactive: given.auto_inactive,
      });
      response
        .status(201)
        .json(
          deploymentStatusShape(state, record, { deployment, status: added }),
        );
    }),
  );
}

function addEnvironments(
  router: Router,
  parts: GitHostParts,
  { environmentsOf }: Lookups,
): void {
  const { state } = parts;
  router.get(
    '/repos/:owner/:repo/environments',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      if (hidesEnvironments(state, record)) {
        throw new GitHubError(403, 'Resource not accessible by integration');
      }
      const names = await environmentsOf(record);
      const shaped = names.map((name, place) =>
        environmentShape(state, record, { name, place }),
      );
      response.json({
        total_count: names.length,
        environments: pageOfList(request, response, shaped),
      });
    }),
  );
  router.get(
    '/repos/:owner/:repo/environments/*',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const name = rest(request);
      const place = (await environmentsOf(record)).indexOf(name);
      if (place < 0) {
        throw notFound();
      }
      response.json(environmentShape(state, record, { name, place }));
    }),
  );
  router.put(
    '/repos/:owner/:repo/environments/*',
    route((request, response) => {
      response.json(
        environmentShape(state, repositoryOf(state, request), {
          name: rest(request),
          place: 9,
        }),
      );
    }),
  );
}

/** Deployments with the history of their states, and environments. */
export function deploymentRoutes(parts: GitHostParts): Router {
  const router = Router();
  const found = lookups(parts);
  addDeployments(router, parts, found);
  addStatuses(router, parts, found);
  addEnvironments(router, parts, found);
  return router;
}
