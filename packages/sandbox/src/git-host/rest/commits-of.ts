import { commitShape } from '../shapes/commits';
import type { GitHostState } from '../state/git-host-state';
import type { RepositoryRecord } from '../state/records';

/** Commits of a repository by their SHAs, as lists show them. */
export async function commitsOf(
  state: GitHostState,
  record: RepositoryRecord,
  shas: readonly string[],
) {
  const commits = await Promise.all(shas.map(sha => state.store.commit(sha)));
  return commits.flatMap(commit =>
    commit === undefined ? [] : [commitShape(state, record, commit)],
  );
}
