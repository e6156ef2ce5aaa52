import { z } from 'zod';
import { pullsOf } from '../shapes/pulls';
import { BOT_LOGIN } from '../state/directory';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { PullRecord, RepositoryRecord } from '../state/records';
import { GitHubError, unprocessable } from './github-error';

/** What a client says to open a pull request. */
export const creation = z.object({
  title: z.string(),
  head: z.string(),
  base: z.string(),
  body: z.string().nullish(),
  draft: z.boolean().optional(),
});

/** Opens a pull request between two branches that exist, unless one is open already. */
export async function openPull(
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
