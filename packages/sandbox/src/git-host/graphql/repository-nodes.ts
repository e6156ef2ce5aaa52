import { nodeId, timestamp } from '../shapes/json';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { RepositoryRecord } from '../state/records';
import { webUrlOf } from '../shapes/repository';
import type { GitHostParts } from '../parts';
import { objectNode, viewOf } from './commit-nodes';
import { connection, type PageArguments } from './connection';
import {
  deploymentConnection,
  type DeploymentArguments,
} from './deployment-nodes';
import {
  issueAt,
  issueConnection,
  labelNode,
  type IssueArguments,
} from './issue-nodes';
import { pullAt, pullConnection, type PullArguments } from './pull-nodes';

/** A repository without its owner, whom organisation-nodes adds. */
export function repositoryNode(
  state: GitHostState,
  record: RepositoryRecord,
): object {
  return {
    id: nodeId('Repository', record.id),
    databaseId: record.id,
    name: record.name,
    nameWithOwner: `${record.owner}/${record.name}`,
    description: record.description ?? null,
    url: webUrlOf(state, record),
    isArchived: record.archived,
    isFork: false,
    isPrivate: record.isPrivate,
    visibility: record.isPrivate ? 'PRIVATE' : 'INTERNAL',
    createdAt: timestamp(record.createdAt),
    pushedAt: timestamp(record.pushedAt),
    updatedAt: timestamp(record.updatedAt),
    repositoryTopics: (page: PageArguments) =>
      connection(
        record.topics.map(name => ({ topic: { name } })),
        page,
      ),
    defaultBranchRef: () =>
      refNode(state, record, `refs/heads/${record.defaultBranch}`),
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) =>
      refNode(
        state,
        record,
        qualifiedName.startsWith('refs/')
          ? qualifiedName
          : `refs/heads/${qualifiedName}`,
      ),
    object: (asked: {
      readonly expression?: string | null;
      readonly oid?: string | null;
    }) => objectNode(state, record, asked.oid ?? asked.expression ?? 'HEAD'),
    deployments: (asked: DeploymentArguments, parts: GitHostParts) =>
      deploymentConnection(parts, record, asked),
    pullRequests: (asked: PullArguments) =>
      pullConnection(viewOf(state, record), asked),
    pullRequest: ({ number }: { readonly number: number }) =>
      pullAt(viewOf(state, record), number),
    issue: ({ number }: { readonly number: number }) =>
      issueAt(state, record, number),
    label: ({ name }: { readonly name: string }) =>
      labelNode(state, record, name),
    issues: (asked: IssueArguments) => issueConnection(state, record, asked),
  };
}

async function refNode(
  state: GitHostState,
  record: RepositoryRecord,
  name: string,
): Promise<object | null> {
  const sha = (await state.store.refs(fullNameOf(record))).get(name);
  const prefix = /^refs\/[^/]+\//.exec(name)?.[0] ?? 'refs/';
  return sha === undefined
    ? null
    : {
        name: name.slice(prefix.length),
        prefix,
        target: () => objectNode(state, record, sha),
      };
}
