import { nodeId, timestamp, timestampOrNull } from '../shapes/json';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type {
  CommentRecord,
  IssueRecord,
  RepositoryRecord,
} from '../state/records';
import { connection, withNodes, type PageArguments } from './connection';

/** How a list of issues is asked for. */
export interface IssueArguments extends PageArguments {
  readonly labels?: readonly string[] | null;
  readonly states?: readonly string[] | null;
  readonly orderBy?: {
    readonly field: 'CREATED_AT' | 'UPDATED_AT' | 'COMMENTS';
    readonly direction: 'ASC' | 'DESC';
  } | null;
  readonly filterBy?: { readonly since?: string | null } | null;
}

/** Which events of an issue are asked for. */
interface TimelineArguments extends PageArguments {
  readonly itemTypes?: readonly string[] | null;
}

/** A repository's issues with any of the labels, the oldest first unless asked otherwise. */
export function issueConnection(
  state: GitHostState,
  record: RepositoryRecord,
  asked: IssueArguments,
) {
  const { labels, states, orderBy, filterBy } = asked;
  const since = Date.parse(filterBy?.since ?? '');
  const key = orderBy?.field === 'UPDATED_AT' ? 'updatedAt' : 'createdAt';
  const sign = orderBy?.direction === 'DESC' ? -1 : 1;
  const found = (state.issues.get(fullNameOf(record)) ?? [])
    .filter(
      issue =>
        (states?.includes(issue.state.toUpperCase()) ?? true) &&
        (labels?.some(name => issue.labels.includes(name)) ?? true) &&
        // GitHub's times have no fractions of a second.
        !(Date.parse(timestamp(issue.updatedAt)) < since),
    )
    .sort((a, b) => sign * (a[key] - b[key] || a.number - b.number));
  return withNodes(connection(found, asked), issue =>
    issueNode(state, record, issue),
  );
}

export function issueNode(
  state: GitHostState,
  record: RepositoryRecord,
  issue: IssueRecord,
): object {
  return {
    __typename: 'Issue',
    id: nodeId('Issue', issue.id),
    databaseId: issue.id,
    number: issue.number,
    title: issue.title,
    body: issue.body ?? '',
    state: issue.state.toUpperCase(),
    stateReason: issue.state === 'closed' ? 'COMPLETED' : null,
    createdAt: timestamp(issue.createdAt),
    updatedAt: timestamp(issue.updatedAt),
    closedAt: timestampOrNull(issue.closedAt),
    author: actorNode(state, issue.author),
    repository: {
      databaseId: record.id,
      nameWithOwner: `${record.owner}/${record.name}`,
    },
    labels: (page: PageArguments) => labelConnection(issue.labels, page),
    comments: (page: PageArguments) =>
      withNodes(connection(issue.comments, page), comment =>
        commentNode(state, comment),
      ),
    timelineItems: ({ itemTypes, ...page }: TimelineArguments) =>
      withNodes(
        connection(
          (issue.relabelled ?? []).filter(
            ({ kind }) => itemTypes?.includes(kind) ?? true,
          ),
          page,
        ),
        ({ kind, label, at }) => ({
          __typename:
            kind === 'LABELED_EVENT' ? 'LabeledEvent' : 'UnlabeledEvent',
          id: nodeId('LabelEvent', `${issue.id} ${at} ${label}`),
          createdAt: timestamp(at),
          label: { id: nodeId('Label', label), name: label },
        }),
      ),
  };
}

/** A label that some issue has or had: one that is taken away from the last one is still there. */
export function labelNode(
  state: GitHostState,
  record: RepositoryRecord,
  name: string,
): object | null {
  const issues = state.issues.get(fullNameOf(record)) ?? [];
  const isThere = issues.some(
    ({ labels, relabelled = [] }) =>
      labels.includes(name) || relabelled.some(({ label }) => label === name),
  );
  return isThere ? { id: nodeId('Label', name), name } : null;
}

/** An issue by its number, as GitHub answers for one that is not there. */
export function issueAt(
  state: GitHostState,
  record: RepositoryRecord,
  number: number,
): object {
  const issue = state.issues
    .get(fullNameOf(record))
    ?.find(each => each.number === number);
  if (issue === undefined) {
    throw Object.assign(
      new Error(`Could not resolve to an Issue with the number of ${number}.`),
      { extensions: { type: 'NOT_FOUND' } },
    );
  }
  return issueNode(state, record, issue);
}

/** What somebody remarked on an issue or a pull request. */
export function commentNode(
  state: GitHostState,
  { id, author, at, body }: CommentRecord,
): object {
  return {
    __typename: 'IssueComment',
    id: nodeId('IssueComment', id),
    author: actorNode(state, author),
    body,
    createdAt: timestamp(at),
  };
}

export function labelConnection(names: readonly string[], page: PageArguments) {
  return withNodes(connection(names, page), name => ({
    id: nodeId('Label', name),
    name,
  }));
}

/** Who did it; null when the account is gone. */
export function actorNode(state: GitHostState, login: string): object | null {
  const account = state.directory.account(login);
  return account === undefined
    ? null
    : {
        __typename: account.type === 'Organization' ? 'Organization' : 'User',
        login: account.login,
        url: `${state.webUrl}/${account.login}`,
      };
}

/** Whoever deployed; a login that the directory does not know still did. */
export function creatorNode(state: GitHostState, login: string): object {
  return (
    actorNode(state, login) ?? {
      __typename: 'User',
      login,
      url: `${state.webUrl}/${login}`,
    }
  );
}
