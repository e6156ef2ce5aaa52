import { Router } from 'express';
import type { Request } from 'express';
import type { Json } from '../shapes/json';
import { protectionRequest, protectionShape } from '../shapes/protection';
import { apiUrlOf } from '../shapes/repository';
import type { GitHostState } from '../state/git-host-state';
import { GitHubError } from './github-error';
import { pageOfList } from './paging';
import { body, parameter, repositoryOf, route } from './routing';

const path = '/repos/:owner/:repo/branches/:branch/protection';

function lookups(state: GitHostState) {
  const shapeOf = (request: Request, given: Json): Json => {
    const url = `${apiUrlOf(
      state,
      repositoryOf(state, request),
    )}/branches/${parameter(request, 'branch')}/protection`;
    return protectionShape(state, url, protectionRequest.parse(given));
  };
  return { shapeOf };
}

type Lookups = ReturnType<typeof lookups>;

function addProtection(
  router: Router,
  state: GitHostState,
  { shapeOf }: Lookups,
): void {
  router.get(
    path,
    route((request, response) => {
      const kept = repositoryOf(state, request).protections.get(
        parameter(request, 'branch'),
      );
      if (kept === undefined) {
        throw new GitHubError(404, 'Branch not protected');
      }
      response.json(shapeOf(request, kept));
    }),
  );
  router.put(
    path,
    route((request, response) => {
      const given = body(request, protectionRequest);
      repositoryOf(state, request).protections.set(
        parameter(request, 'branch'),
        given,
      );
      response.json(shapeOf(request, given));
    }),
  );
  router.delete(
    path,
    route((request, response) => {
      repositoryOf(state, request).protections.delete(
        parameter(request, 'branch'),
      );
      response.status(204).end();
    }),
  );
  router.post(
    `${path}/required_signatures`,
    route((request, response) => {
      const url = `${apiUrlOf(
        state,
        repositoryOf(state, request),
      )}/branches/${parameter(
        request,
        'branch',
      )}/protection/required_signatures`;
      response.json({ url, enabled: true });
    }),
  );
}

function addRulesets(router: Router, state: GitHostState): void {
  router.get(
    '/repos/:owner/:repo/rulesets',
    route((request, response) => {
      const record = repositoryOf(state, request);
      const isPlatform =
        record.topics.includes('platform') || record.name === 'gitops';
      const ruleset = {
        id: record.id * 10 + 1,
        name: 'default-branch',
        target: 'branch',
        source_type: 'Repository',
        source: `${record.owner}/${record.name}`,
        enforcement: 'active',
      };
      response.json(pageOfList(request, response, isPlatform ? [ruleset] : []));
    }),
  );
  router.get(
    '/repos/:owner/:repo/rules/branches/:branch',
    route((request, response) => {
      repositoryOf(state, request);
      response.json(pageOfList(request, response, []));
    }),
  );
}

/** Branch protection is kept and told again, but refuses nobody; rulesets show the platform team's one. */
export function protectionRoutes(state: GitHostState): Router {
  const router = Router();
  const found = lookups(state);
  addProtection(router, state, found);
  addRulesets(router, state);
  return router;
}
