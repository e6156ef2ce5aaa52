import type { Request } from 'express';
import { pullsOf } from '../shapes/pulls';
import type { GitHostState } from '../state/git-host-state';
import type { PullRecord, RepositoryRecord } from '../state/records';
import { notFound } from './github-error';
import { repositoryOf } from './routing';

/** The pull request that an address names, with its repository. */
export function pullOf(
  state: GitHostState,
  request: Request,
): { readonly record: RepositoryRecord; readonly pull: PullRecord } {
  const record = repositoryOf(state, request);
  const pull = pullsOf(state, record).find(
    each => String(each.number) === request.params.number,
  );
  if (pull === undefined) {
    throw notFound();
  }
  return { record, pull };
}
