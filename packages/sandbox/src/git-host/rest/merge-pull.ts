import { BOT_LOGIN } from '../state/directory';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { PullRecord, RepositoryRecord } from '../state/records';
import { diffFiles } from '../store/diff';
import type { FileChange } from '../store/import-stream';
import { GitHubError } from './github-error';

export interface Merge {
  readonly pull: PullRecord;
  readonly method: 'merge' | 'squash' | 'rebase';
  readonly title: string | undefined;
  readonly message: string | undefined;
}

/** Merges as the pull request says; files changed on both sides are a conflict, whatever their lines. */
export async function mergePull(
  state: GitHostState,
  record: RepositoryRecord,
  merge: Merge,
): Promise<string> {
  const { pull, method } = merge;
  if (pull.state !== 'open' || pull.draft) {
    throw new GitHubError(405, 'Pull Request is not mergeable');
  }
  const name = fullNameOf(record);
  const ref = `refs/heads/${pull.baseBranch}`;
  const before = (await state.store.refs(name)).get(ref);
  if (before === undefined) {
    throw new GitHubError(405, 'Base branch was deleted');
  }
  const [ours, theirs] = [
    await diffFiles(state.store, name, { base: pull.base, head: before }),
    await diffFiles(state.store, name, { base: pull.base, head: pull.head }),
  ];
  if (
    theirs.some(file =>
      ours.some(other => other.path === file.path && other.sha !== file.sha),
    )
  ) {
    throw new GitHubError(405, 'Merge conflict');
  }
  const files = theirs.flatMap((file): readonly Promise<FileChange>[] => [
    contentOf(state, pull.head, file.path),
    ...(file.previousPath === undefined
      ? []
      : [Promise.resolve({ path: file.previousPath, content: undefined })]),
  ]);
  const headline =
    merge.title ??
    (method === 'merge'
      ? `Merge pull request #${pull.number} from ${record.owner}/${pull.headBranch}`
      : `${pull.title} (#${pull.number})`);
  const details = merge.message ?? (method === 'merge' ? pull.title : '');
  const sha = await state.store.write(name, {
    ref,
    author: {
      name: BOT_LOGIN,
      email: `${BOT_LOGIN}@saltmarsh.example`,
      at: state.clock.now(),
    },
    message: details === '' ? headline : `${headline}\n\n${details}`,
    files: await Promise.all(files),
    ...(method === 'merge' ? { merge: pull.head } : {}),
  });
  const now = state.clock.now();
  Object.assign(pull, {
    state: 'closed',
    closedAt: now,
    mergedAt: now,
    updatedAt: now,
    mergedBy: BOT_LOGIN,
    mergeCommit: sha,
  } satisfies Partial<PullRecord>);
  state.events.emit({
    kind: 'pull_request',
    repository: name,
    action: 'closed',
    pull,
  });
  state.moved(record, {
    branch: pull.baseBranch,
    before,
    after: sha,
    pusher: BOT_LOGIN,
  });
  return sha;
}

async function contentOf(
  state: GitHostState,
  head: string,
  path: string,
): Promise<FileChange> {
  return {
    path,
    content: (await state.store.blob(`${head}:${path}`))?.content,
  };
}
