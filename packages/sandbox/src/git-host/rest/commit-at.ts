import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { RepositoryRecord } from '../state/records';
import { GitHubError } from './github-error';

/** The commit that a ref names, or the answers that GitHub gives when there is none. */
export async function commitAt(
  state: GitHostState,
  record: RepositoryRecord,
  ref: string,
): Promise<string> {
  const sha = await state.store.resolve(fullNameOf(record), ref);
  if (sha === undefined) {
    const empty = (await state.store.refs(fullNameOf(record))).size === 0;
    throw empty
      ? new GitHubError(404, 'This repository is empty.')
      : new GitHubError(404, `No commit found for the ref ${ref}`);
  }
  return sha;
}
