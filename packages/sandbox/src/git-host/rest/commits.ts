import { Router } from 'express';
import { diffEntryShape } from '../shapes/files';
import { commitShape } from '../shapes/commits';
import { apiUrlOf, repositoryShape } from '../shapes/repository';
import { pullSimpleShape } from '../shapes/pulls';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { RepositoryRecord } from '../state/records';
import { diffFiles } from '../store/diff';
import { commitAt } from './commit-at';
import { GitHubError, notFound } from './github-error';
import { commitsOf } from './commits-of';
import { linkPages, pageOf, pageOfList } from './paging';
import {
  parameter,
  queryText,
  queryTime,
  repositoryOf,
  rest,
  route,
} from './routing';

/** Of a pull request. */
const MAX_COMMITS = 250;
const MAX_FILES = 300;

function addCommitList(router: Router, state: GitHostState): void {
  router.get(
    '/repos/:owner/:repo/commits',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const name = fullNameOf(record);
      if ((await state.store.refs(name)).size === 0) {
        throw new GitHubError(409, 'Git Repository is empty.');
      }
      const { number, size } = pageOf(request);
      const [path, author, since, until] = [
        queryText(request, 'path'),
        queryText(request, 'author'),
        queryTime(request, 'since'),
        queryTime(request, 'until'),
      ];
      const ref = await commitAt(
        state,
        record,
        queryText(request, 'sha') ?? record.defaultBranch,
      );
      const shas = await state.store.log(name, {
        ref,
        limit: size + 1,
        skip: (number - 1) * size,
        ...(path === undefined ? {} : { path }),
        ...(author === undefined ? {} : { author }),
        ...(since === undefined ? {} : { since }),
        ...(until === undefined ? {} : { until }),
      });
      linkPages(request, response, shas.length > size ? number + 1 : number);
      response.json(await commitsOf(state, record, shas.slice(0, size)));
    }),
  );
}

function addBelowCommit(router: Router, state: GitHostState): void {
  router.get(
    '/repos/:owner/:repo/commits/:sha/pulls',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const sha = await commitAt(state, record, parameter(request, 'sha'));
      const found = await pullsOfCommit(state, record, sha);
      response.json(
        pageOfList(request, response, found).map(pull =>
          pullSimpleShape(state, record, pull),
        ),
      );
    }),
  );

  router.get(
    '/repos/:owner/:repo/commits/:sha/status',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const sha = await commitAt(state, record, parameter(request, 'sha'));
      const url = `${apiUrlOf(state, record)}/commits/${sha}`;
      response.json({
        state: 'pending',
        statuses: [],
        sha,
        total_count: 0,
        repository: repositoryShape(state, record),
        commit_url: url,
        url: `${url}/status`,
      });
    }),
  );
}

function addCommit(router: Router, state: GitHostState): void {
  // The ref may hold slashes, so this comes after the routes below a commit.
  router.get(
    '/repos/:owner/:repo/commits/*',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const sha = await commitAt(state, record, rest(request)).catch(error => {
        throw error instanceof GitHubError
          ? new GitHubError(422, `No commit found for SHA: ${rest(request)}`)
          : error;
      });
      const commit = await state.store.commit(sha);
      if (commit === undefined) {
        throw notFound();
      }
      const files = await diffFiles(state.store, fullNameOf(record), {
        base: commit.parents[0],
        head: sha,
      });
      const additions = files.reduce((sum, file) => sum + file.additions, 0);
      const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
      response.json({
        ...commitShape(state, record, commit),
        stats: { total: additions + deletions, additions, deletions },
        files: files
          .slice(0, MAX_FILES)
          .map(file => diffEntryShape(state, record, { ...file, head: sha })),
      });
    }),
  );
}

/** Lists and single commits. */
export function commitRoutes(state: GitHostState): Router {
  const router = Router();
  addCommitList(router, state);
  addBelowCommit(router, state);
  addCommit(router, state);
  return router;
}

async function pullsOfCommit(
  state: GitHostState,
  record: RepositoryRecord,
  sha: string,
) {
  const pulls = state.pulls.get(fullNameOf(record)) ?? [];
  const found = [];
  for (const pull of pulls) {
    if (pull.mergeCommit === sha || pull.head === sha) {
      found.push(pull);
    } else if (
      pull.head !== pull.base &&
      (
        await state.store.log(fullNameOf(record), {
          ref: `${pull.base}..${pull.head}`,
          limit: MAX_COMMITS,
        })
      ).includes(sha)
    ) {
      found.push(pull);
    }
  }
  return found;
}
