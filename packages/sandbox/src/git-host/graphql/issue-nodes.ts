import { nodeId, timestamp, timestampOrNull } from '../shapes/json';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { IssueRecord, RepositoryRecord } from '../state/records';
import { connection, withNodes, type PageArguments } from './connection';

/** How a list of issues is asked for. */
export interface IssueArguments extends PageArguments {
  readonly labels?: readonly string[] | null;
  readonly states?: readonly string[] | null;
  readonly orderBy?: {
    readonly field: 'CREATED_AT' | 'UPDATED_AT' | 'COMMENTS';
    readonly direction: 'ASC' | 'DESC';
  } | null;
}

/** A repository's issues with any of the labels, the oldest first unless asked otherwise. */
export function issueConnection(
  state: GitHostState,
  record: RepositoryRecord,
  asked: IssueArguments,
) {
  const { labels, states, orderBy } = asked;
  const key = orderBy?.field === 'UPDATED_AT' ? 'updatedAt' : 'createdAt';
  const sign = orderBy?.direction === 'DESC' ? -1 : 1;
  const found = (state.issues.get(fullNameOf(record)) ?? [])
    .filter(
      issue =>
        (states?.includes(issue.state.toUpperCase()) ?? true) &&
        (labels?.some(name => issue.labels.includes(name)) ?? true),
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
