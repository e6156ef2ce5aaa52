import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { PullRecord, RepositoryRecord } from '../state/records';
import { remarksOn } from '../state/reviews';
import { loginShape, urlsOf } from './accounts';
import { labelShape } from './issues';
import { nodeId, timestamp, timestampOrNull, type Json } from './json';
import { apiUrlOf, plainRepositoryShape, webUrlOf } from './repository';

export function pullSimpleShape(
  state: GitHostState,
  record: RepositoryRecord,
  pull: PullRecord,
): Json {
  const api = apiUrlOf(state, record);
  const url = `${api}/pulls/${pull.number}`;
  const issue = `${api}/issues/${pull.number}`;
  const html = `${webUrlOf(state, record)}/pull/${pull.number}`;
  const urls = urlsOf(state.webUrl);
  const links = {
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: `${api}/statuses/${pull.head}`,
  };
  const side = (ref: string, sha: string) => ({
    label: `${record.owner}:${ref}`,
    ref,
    sha,
    user: loginShape(urls, state.directory, record.owner),
    repo: plainRepositoryShape(state, record),
  });
  return {
    url,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    ...links,
    number: pull.number,
    state: pull.state,
    locked: false,
    active_lock_reason: null,
    title: pull.title,
    user: loginShape(urls, state.directory, pull.author),
    body: pull.body ?? null,
    labels: pull.labels.map(name => labelShape(state, record, name)),
    milestone: null,
    created_at: timestamp(pull.createdAt),
    updated_at: timestamp(pull.updatedAt),
    closed_at: timestampOrNull(pull.closedAt),
    merged_at: timestampOrNull(pull.mergedAt),
    merge_commit_sha: pull.mergeCommit ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    draft: pull.draft,
    head: side(pull.headBranch, pull.head),
    base: side(pull.baseBranch, pull.base),
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: issue },
      comments: { href: links.comments_url },
      review_comments: { href: links.review_comments_url },
      review_comment: { href: links.review_comment_url },
      commits: { href: links.commits_url },
      statuses: { href: links.statuses_url },
    },
    author_association: 'MEMBER',
    auto_merge: null,
  };
}

export interface PullSize {
  readonly commits: number;
  readonly additions: number;
  readonly deletions: number;
  readonly files: number;
}

export function pullShape(
  state: GitHostState,
  record: RepositoryRecord,
  { pull, size }: { readonly pull: PullRecord; readonly size: PullSize },
): Json {
  return {
    ...pullSimpleShape(state, record, pull),
    merged: pull.mergedAt !== undefined,
    mergeable: pull.state === 'open' ? true : null,
    rebaseable: pull.state === 'open' ? true : null,
    mergeable_state: pull.state === 'open' ? 'clean' : 'unknown',
    merged_by:
      pull.mergedBy === undefined
        ? null
        : loginShape(urlsOf(state.webUrl), state.directory, pull.mergedBy),
    comments: remarksOn(state, pull).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: size.commits,
    additions: size.additions,
    deletions: size.deletions,
    changed_files: size.files,
  };
}

export function pullsOf(
  state: GitHostState,
  record: RepositoryRecord,
): PullRecord[] {
  const name = fullNameOf(record);
  const pulls = state.pulls.get(name) ?? [];
  state.pulls.set(name, pulls);
  return pulls;
}
