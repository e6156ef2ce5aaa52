import { BOT_LOGIN } from '../state/directory';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { RepositoryRecord } from '../state/records';
import { GitHubError } from './github-error';

/** The commit of a ref that is not there. */
export const NOTHING = '0'.repeat(40);

/** Makes, moves or (to undefined) removes a ref; a moved branch starts what a push starts. */
export async function moveRef(
  state: GitHostState,
  record: RepositoryRecord,
  move: {
    readonly name: string;
    readonly before: string;
    readonly after: string | undefined;
  },
): Promise<void> {
  const args =
    move.after === undefined
      ? ['update-ref', '-d', move.name]
      : ['update-ref', move.name, move.after];
  await state.store
    .inTurn(() => state.store.git(fullNameOf(record), args))
    .catch(() => {
      throw new GitHubError(422, 'Object does not exist');
    });
  if (move.name.startsWith('refs/heads/')) {
    state.moved(record, {
      branch: move.name.slice('refs/heads/'.length),
      before: move.before,
      after: move.after ?? NOTHING,
      pusher: BOT_LOGIN,
    });
  }
}
