import { Router } from 'express';
import type { Request } from 'express';
import { z } from 'zod';
import { diffEntryShape } from '../shapes/files';
import {
  pullShape,
  pullSimpleShape,
  pullsOf,
  type PullSize,
} from '../shapes/pulls';
import { BOT_LOGIN } from '../state/directory';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { PullRecord, RepositoryRecord } from '../state/records';
import { diffFiles } from '../store/diff';
import { commitsOf } from './commits';
import { commitAt } from './contents';
import { GitHubError, notFound, unprocessable } from './github-error';
import { mergePull } from './merge-pull';
import { pageOfList } from './paging';
import { body, queryText, repositoryOf, route } from './routing';

const creation = z.object({
  title: z.string(),
  head: z.string(),
  base: z.string(),
  body: z.string().nullish(),
  draft: z.boolean().optional(),
});
const change = z.object({
  title: z.string().optional(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']).optional(),
});
const merge = z.object({
  merge_method: z.enum(['merge', 'squash', 'rebase']).optional(),
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  sha: z.string().optional(),
});
const MAX_COMMITS = 250;

function lookups(state: GitHostState) {
  const pullOf = (request: Request, record: RepositoryRecord): PullRecord => {
    const pull = pullsOf(state, record).find(
      each => String(each.number) === request.params.number,
    );
    if (pull === undefined) {
      throw notFound();
    }
    return pull;
  };
  const shapeOf = async (record: RepositoryRecord, pull: PullRecord) =>
    pullShape(state, record, { pull, size: await sizeOf(state, record, pull) });

  return { pullOf, shapeOf };
}

type Lookups = ReturnType<typeof lookups>;

function addPullList(
  router: Router,
  state: GitHostState,
  { shapeOf }: Lookups,
): void {
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
      response.status(201).json(await shapeOf(record, pull));
    }),
  );
}

function addPull(
  router: Router,
  state: GitHostState,
  { pullOf, shapeOf }: Lookups,
): void {
  router.get(
    '/repos/:owner/:repo/pulls/:number',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      response.json(await shapeOf(record, pullOf(request, record)));
    }),
  );
  router.patch(
    '/repos/:owner/:repo/pulls/:number',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const pull = pullOf(request, record);
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
      response.json(await shapeOf(record, pull));
    }),
  );
}

function addContentOfPull(
  router: Router,
  state: GitHostState,
  { pullOf }: Lookups,
): void {
  router.get(
    '/repos/:owner/:repo/pulls/:number/commits',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const pull = pullOf(request, record);
      const shas = await state.store.log(fullNameOf(record), {
        ref: `${pull.base}..${pull.head}`,
        limit: MAX_COMMITS,
      });
      response.json(
        await commitsOf(
          state,
          record,
          pageOfList(request, response, [...shas].reverse()),
        ),
      );
    }),
  );
  router.get(
    '/repos/:owner/:repo/pulls/:number/files',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const pull = pullOf(request, record);
      const files = await diffFiles(state.store, fullNameOf(record), {
        base: await forkPoint(state, record, pull),
        head: pull.head,
      });
      response.json(
        pageOfList(request, response, files).map(file =>
          diffEntryShape(state, record, { ...file, head: pull.head }),
        ),
      );
    }),
  );
}

function addMerge(
  router: Router,
  state: GitHostState,
  { pullOf }: Lookups,
): void {
  router.get(
    '/repos/:owner/:repo/pulls/:number/merge',
    route((request, response) => {
      if (
        pullOf(request, repositoryOf(state, request)).mergedAt === undefined
      ) {
        throw notFound();
      }
      response.status(204).end();
    }),
  );
  router.put(
    '/repos/:owner/:repo/pulls/:number/merge',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const pull = pullOf(request, record);
      const given = body(request, merge);
      if (given.sha !== undefined && given.sha !== pull.head) {
        throw new GitHubError(
          409,
          'Head branch was modified. Review and try the merge again.',
        );
      }
      const sha = await mergePull(state, record, {
        pull,
        method: given.merge_method ?? 'merge',
        title: given.commit_title,
        message: given.commit_message,
      });
      response.json({
        sha,
        merged: true,
        message: 'Pull Request successfully merged',
      });
    }),
  );
}

function addReviews(
  router: Router,
  state: GitHostState,
  { pullOf }: Lookups,
): void {
  for (const list of ['reviews', 'comments']) {
    router.get(
      `/repos/:owner/:repo/pulls/:number/${list}`,
      route((request, response) => {
        pullOf(request, repositoryOf(state, request));
        response.json(pageOfList(request, response, []));
      }),
    );
  }
  router.post(
    '/repos/:owner/:repo/pulls/:number/requested_reviewers',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      response
        .status(201)
        .json(pullSimpleShape(state, record, pullOf(request, record)));
    }),
  );
}

export function pullRoutes(state: GitHostState): Router {
  const router = Router();
  const found = lookups(state);
  addPullList(router, state, found);
  addPull(router, state, found);
  addContentOfPull(router, state, found);
  addMerge(router, state, found);
  addReviews(router, state, found);
  return router;
}

async function openPull(
  state: GitHostState,
  record: RepositoryRecord,
  given: z.infer<typeof creation>,
): Promise<PullRecord> {
  const headBranch = given.head.replace(/^[^:]*:/, '');
  const refs = await state.store.refs(fullNameOf(record));
  const [head, baseHead] = [
    refs.get(`refs/heads/${headBranch}`),
    refs.get(`refs/heads/${given.base}`),
  ];
  if (head === undefined) {
    throw unprocessable('PullRequest', 'head', 'invalid');
  }
  if (baseHead === undefined) {
    throw unprocessable('PullRequest', 'base', 'invalid');
  }
  const pulls = pullsOf(state, record);
  if (
    pulls.some(
      pull =>
        pull.state === 'open' &&
        pull.headBranch === headBranch &&
        pull.baseBranch === given.base,
    )
  ) {
    throw new GitHubError(422, 'Validation Failed', [
      {
        resource: 'PullRequest',
        code: 'custom',
        message: `A pull request already exists for ${record.owner}:${headBranch}.`,
      },
    ]);
  }
  const now = state.clock.now();
  const pull: PullRecord = {
    id: state.newId(),
    number: state.nextNumber(fullNameOf(record)),
    author: BOT_LOGIN,
    createdAt: now,
    headBranch,
    baseBranch: given.base,
    base: (
      await state.store.git(fullNameOf(record), ['merge-base', baseHead, head])
    )
      .toString()
      .trim(),
    title: given.title,
    body: given.body ?? undefined,
    head,
    draft: given.draft ?? false,
    state: 'open',
    updatedAt: now,
    closedAt: undefined,
    mergedAt: undefined,
    mergedBy: undefined,
    mergeCommit: undefined,
    labels: [],
  };
  pulls.push(pull);
  await state.store.git(fullNameOf(record), [
    'update-ref',
    `refs/pull/${pull.number}/head`,
    head,
  ]);
  state.events.emit({
    kind: 'pull_request',
    repository: fullNameOf(record),
    action: 'opened',
    pull,
  });
  return pull;
}

async function forkPoint(
  state: GitHostState,
  record: RepositoryRecord,
  pull: PullRecord,
): Promise<string> {
  await commitAt(state, record, pull.head);
  return (
    await state.store.git(fullNameOf(record), [
      'merge-base',
      pull.base,
      pull.head,
    ])
  )
    .toString()
    .trim();
}

async function sizeOf(
  state: GitHostState,
  record: RepositoryRecord,
  pull: PullRecord,
): Promise<PullSize> {
  const files = await diffFiles(state.store, fullNameOf(record), {
    base: await forkPoint(state, record, pull),
    head: pull.head,
  });
  const commits = await state.store.log(fullNameOf(record), {
    ref: `${pull.base}..${pull.head}`,
    limit: MAX_COMMITS,
  });
  return {
    commits: commits.length,
    files: files.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
  };
}
