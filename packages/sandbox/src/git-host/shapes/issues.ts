import { BOT_LOGIN } from '../state/directory';
import type { GitHostState } from '../state/git-host-state';
import type {
  CommentRecord,
  IssueRecord,
  RepositoryRecord,
} from '../state/records';
import { loginShape, urlsOf } from './accounts';
import { nodeId, timestamp, timestampOrNull, type Json } from './json';
import { apiUrlOf, webUrlOf } from './repository';

export function labelShape(
  state: GitHostState,
  record: RepositoryRecord,
  name: string,
): Json {
  const id = [...name].reduce(
    (sum, character) =>
      (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_000,
    7,
  );
  return {
    id,
    node_id: nodeId('Label', id),
    url: `${apiUrlOf(state, record)}/labels/${encodeURIComponent(name)}`,
    name,
    description: '',
    color: 'ededed',
    default: false,
  };
}

export function issueShape(
  state: GitHostState,
  record: RepositoryRecord,
  issue: IssueRecord,
): Json {
  const url = `${apiUrlOf(state, record)}/issues/${issue.number}`;
  const urls = urlsOf(state.webUrl);
  const assignee =
    issue.assignee === undefined
      ? undefined
      : loginShape(urls, state.directory, issue.assignee);
  return {
    url,
    repository_url: apiUrlOf(state, record),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${webUrlOf(state, record)}/issues/${issue.number}`,
    id: issue.id,
    node_id: nodeId('Issue', issue.id),
    number: issue.number,
    title: issue.title,
    user: loginShape(urls, state.directory, issue.author),
    labels: issue.labels.map(name => labelShape(state, record, name)),
    state: issue.state,
    state_reason: issue.state === 'closed' ? 'completed' : null,
    locked: false,
    assignee: assignee ?? null,
    assignees: assignee === undefined ? [] : [assignee],
    milestone: null,
    comments: issue.comments.length,
    created_at: timestamp(issue.createdAt),
    updated_at: timestamp(issue.updatedAt),
    closed_at: timestampOrNull(issue.closedAt),
    author_association: 'MEMBER',
    active_lock_reason: null,
    body: issue.body ?? null,
    reactions: reactionsShape(url),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: null,
  };
}

/** An issue asked for by its number says who closed it: whoever it was assigned to, else the automation. */
export function fullIssueShape(
  state: GitHostState,
  record: RepositoryRecord,
  issue: IssueRecord,
): Json {
  const closer = issue.assignee ?? BOT_LOGIN;
  return {
    ...issueShape(state, record, issue),
    closed_by:
      issue.state === 'closed'
        ? loginShape(urlsOf(state.webUrl), state.directory, closer)
        : null,
  };
}

/** Nobody of the company reacts to issues. */
function reactionsShape(url: string): Json {
  return {
    url: `${url}/reactions`,
    total_count: 0,
    '+1': 0,
    '-1': 0,
    laugh: 0,
    hooray: 0,
    confused: 0,
    heart: 0,
    rocket: 0,
    eyes: 0,
  };
}

export function commentShape(
  state: GitHostState,
  record: RepositoryRecord,
  {
    issue,
    comment,
  }: {
    readonly issue: Pick<IssueRecord, 'number'>;
    readonly comment: CommentRecord;
  },
): Json {
  const api = apiUrlOf(state, record);
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url: `${api}/issues/comments/${comment.id}`,
    html_url: `${webUrlOf(state, record)}/issues/${issue.number}#issuecomment-${
      comment.id
    }`,
    issue_url: `${api}/issues/${issue.number}`,
    user: loginShape(urlsOf(state.webUrl), state.directory, comment.author),
    created_at: timestamp(comment.at),
    updated_at: timestamp(comment.at),
    author_association: 'MEMBER',
    body: comment.body,
  };
}
