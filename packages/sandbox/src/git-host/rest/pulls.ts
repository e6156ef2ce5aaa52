import { Router } from 'express';
import { z } from 'zod';
import { pullSimpleShape, pullsOf } from '../shapes/pulls';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import { creation, openPull } from './open-pull';
import { pageOfList } from './paging';
import { addContentOfPull, pullJson } from './pull-content';
import { pullOf } from './pull-of';
import { addMerge, addReviews } from './pull-outcome';
import { body, queryText, repositoryOf, route } from './routing';

const change = z.object({
  title: z.string().optional(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']).optional(),
});

function addPullList(router: Router, state: GitHostState): void {
  router.get(
    '/repos/:owner/:repo/pulls',
    route((request, response) => {
      const record = repositoryOf(state, request);
      const wanted = queryText(request, 'state') ?? 'open';
      const [head, base] = [
        queryText(request, 'head'),
        queryText(request, 'base'),
      ];
      const byUpdate = queryText(request, 'sort') === 'updated';
      const found = pullsOf(state, record)
        .filter(pull => wanted === 'all' || pull.state === wanted)
        .filter(
          pull =>
            (head === undefined ||
              head === `${record.owner}:${pull.headBranch}`) &&
            (base === undefined || base === pull.baseBranch),
        )
        .sort((a, b) =>
          byUpdate ? b.updatedAt - a.updatedAt : b.createdAt - a.createdAt,
        );
      const ordered =
        queryText(request, 'direction') === 'asc'
          ? [...found].reverse()
          : found;
      response.json(
        pageOfList(request, response, ordered).map(pull =>
          pullSimpleShape(state, record, pull),
        ),
      );
    }),
  );
  router.post(
    '/repos/:owner/:repo/pulls',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const pull = await openPull(state, record, body(request, creation));
      response.status(201).json(await pullJson(state, record, pull));
    }),
  );
}

function addPull(router: Router, state: GitHostState): void {
  router.get(
    '/repos/:owner/:repo/pulls/:number',
    route(async (request, response) => {
      const { record, pull } = pullOf(state, request);
      response.json(await pullJson(state, record, pull));
    }),
  );
  router.patch(
    '/repos/:owner/:repo/pulls/:number',
    route(async (request, response) => {
      const { record, pull } = pullOf(state, request);
      const given = body(request, change);
      pull.title = given.title ?? pull.title;
      pull.body =
        given.body === undefined ? pull.body : given.body ?? undefined;
      pull.updatedAt = state.clock.now();
      if (given.state !== undefined && pull.mergedAt === undefined) {
        pull.state = given.state;
        pull.closedAt =
          given.state === 'closed' ? state.clock.now() : undefined;
      }
      state.events.emit({
        kind: 'pull_request',
        repository: fullNameOf(record),
        action: given.state === 'closed' ? 'closed' : 'edited',
        pull,
      });
      response.json(await pullJson(state, record, pull));
    }),
  );
}

/** Pull requests: listed, opened, changed, merged. */
export function pullRoutes(state: GitHostState): Router {
  const router = Router();
  addPullList(router, state);
  addPull(router, state);
  addContentOfPull(router, state);
  addMerge(router, state);
  addReviews(router, state);
  return router;
}
