import { Router } from 'express';
import { diffEntryShape } from '../shapes/files';
import { pullShape, type PullSize } from '../shapes/pulls';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { PullRecord, RepositoryRecord } from '../state/records';
import { diffFiles } from '../store/diff';
import { commitsOf } from './commits-of';
import { commitAt } from './commit-at';
import { pageOfList } from './paging';
import { pullOf } from './pull-of';
import { route } from './routing';

const MAX_COMMITS = 250;

/** The commits and the files of a pull request. */
export function addContentOfPull(router: Router, state: GitHostState): void {
  router.get(
    '/repos/:owner/:repo/pulls/:number/commits',
    route(async (request, response) => {
      const { record, pull } = pullOf(state, request);
      const shas = await commitsIn(state, record, pull);
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
      const { record, pull } = pullOf(state, request);
      const files = await filesIn(state, record, pull);
      response.json(
        pageOfList(request, response, files).map(file =>
          diffEntryShape(state, record, { ...file, head: pull.head }),
        ),
      );
    }),
  );
}

/** A pull request as an answer that counts what is in it. */
export async function pullJson(
  state: GitHostState,
  record: RepositoryRecord,
  pull: PullRecord,
) {
  return pullShape(state, record, {
    pull,
    size: await sizeOf(state, record, pull),
  });
}

function commitsIn(
  state: GitHostState,
  record: RepositoryRecord,
  pull: PullRecord,
) {
  return state.store.log(fullNameOf(record), {
    ref: `${pull.base}..${pull.head}`,
    limit: MAX_COMMITS,
  });
}

async function filesIn(
  state: GitHostState,
  record: RepositoryRecord,
  pull: PullRecord,
) {
  return diffFiles(state.store, fullNameOf(record), {
    base: await forkPoint(state, record, pull),
    head: pull.head,
  });
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
  const files = await filesIn(state, record, pull);
  const commits = await commitsIn(state, record, pull);
  return {
    commits: commits.length,
    files: files.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
  };
}
