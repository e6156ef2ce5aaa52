import { Router } from 'express';
import type { Request } from 'express';
import { z } from 'zod';
import type { Json } from '../shapes/json';
import { apiUrlOf } from '../shapes/repository';
import type { GitHostState } from '../state/git-host-state';
import { GitHubError } from './github-error';
import { pageOfList } from './paging';
import { body, parameter, repositoryOf, route } from './routing';

const anything = z.record(z.string(), z.unknown());

const path = '/repos/:owner/:repo/branches/:branch/protection';

function lookups(state: GitHostState) {
  const shapeOf = (request: Request, given: Json): Json => {
    const url = `${apiUrlOf(
      state,
      repositoryOf(state, request),
    )}/branches/${parameter(request, 'branch')}/protection`;
    const reviews = anything.safeParse(given.required_pull_request_reviews);
    return {
      url,
      enforce_admins: {
        url: `${url}/enforce_admins`,
        enabled: given.enforce_admins === true,
      },
      ...(reviews.success
        ? {
            required_pull_request_reviews: {
              url: `${url}/required_pull_request_reviews`,
              dismiss_stale_reviews:
                reviews.data.dismiss_stale_reviews === true,
              require_code_owner_reviews:
                reviews.data.require_code_owner_reviews === true,
              required_approving_review_count: Number(
                reviews.data.required_approving_review_count ?? 1,
              ),
            },
          }
        : {}),
      required_linear_history: {
        enabled: given.required_linear_history === true,
      },
      required_conversation_resolution: {
        enabled: given.required_conversation_resolution === true,
      },
      allow_force_pushes: { enabled: false },
      allow_deletions: { enabled: false },
    };
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
      const given = body(request, anything);
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
