import { Router } from 'express';
import { commitShape } from '../shapes/commits';
import { diffEntryShape } from '../shapes/files';
import { apiUrlOf, webUrlOf } from '../shapes/repository';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { RepositoryRecord } from '../state/records';
import { diffFiles } from '../store/diff';
import { commitAt } from './commit-at';
import { commitsOf } from './commits-of';
import { notFound } from './github-error';
import { isPaged, pageOf, type Page } from './paging';
import { repositoryOf, rest, route } from './routing';

/** What a comparison gives of its commits unless pages are asked for. */
const FIRST_COMPARED: Page = { number: 1, size: 250 };
const MAX_FILES = 300;

/** Comparisons of two commits. */
export function comparisonRoutes(state: GitHostState): Router {
  const router = Router();
  router.get(
    '/repos/:owner/:repo/compare/*',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const [left, right] = rest(request).split('...');
      if (left === undefined || right === undefined) {
        throw notFound();
      }
      response.json(
        await compare(state, record, {
          ...{ left, right },
          page: isPaged(request) ? pageOf(request) : FIRST_COMPARED,
        }),
      );
    }),
  );
  return router;
}

/** What is in one of two commits and not in the other: a page of the commits, and the files. */
async function compare(
  state: GitHostState,
  record: RepositoryRecord,
  range: {
    readonly left: string;
    readonly right: string;
    readonly page: Page;
  },
) {
  const name = fullNameOf(record);
  const { number, size } = range.page;
  const [base, head] = [
    await commitAt(state, record, range.left),
    await commitAt(state, record, range.right),
  ];
  const mergeBase = (await state.store.git(name, ['merge-base', base, head]))
    .toString()
    .trim();
  const ahead = await state.store.log(name, {
    ref: `${base}..${head}`,
    limit: 10_000,
  });
  const behind = await state.store.log(name, {
    ref: `${head}..${base}`,
    limit: 10_000,
  });
  const [baseCommit, mergeBaseCommit] = [
    await state.store.commit(base),
    await state.store.commit(mergeBase),
  ];
  if (baseCommit === undefined || mergeBaseCommit === undefined) {
    throw notFound();
  }
  const files = await diffFiles(state.store, name, { base: mergeBase, head });
  const html = `${webUrlOf(state, record)}/compare/${range.left}...${
    range.right
  }`;
  return {
    url: `${apiUrlOf(state, record)}/compare/${range.left}...${range.right}`,
    html_url: html,
    permalink_url: `${webUrlOf(state, record)}/compare/${base}...${head}`,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: commitShape(state, record, baseCommit),
    merge_base_commit: commitShape(state, record, mergeBaseCommit),
    status: statusOf(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: await commitsOf(
      state,
      record,
      [...ahead].reverse().slice((number - 1) * size, number * size),
    ),
    files: files
      .slice(0, MAX_FILES)
      .map(file => diffEntryShape(state, record, { ...file, head })),
  };
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) {
    return 'diverged';
  }
  if (ahead > 0) {
    return 'ahead';
  }
  return behind > 0 ? 'behind' : 'identical';
}
