import type { GitHostParts } from '../parts';
import { nodeId, timestamp } from '../shapes/json';
import type { DeploymentRecord, RepositoryRecord } from '../state/records';
import { objectNode } from './commit-nodes';
import { connection, withNodes, type PageArguments } from './connection';
import { creatorNode } from './issue-nodes';

/** How a list of deployments is asked for. */
export interface DeploymentArguments extends PageArguments {
  readonly environments?: readonly string[] | null;
  readonly orderBy?: { readonly direction: 'ASC' | 'DESC' } | null;
}

/** GraphQL's numbers end here; what is longer GitHub does not tell. */
const LONGEST_INT = 2 ** 31 - 1;

/** A repository's deployments, the oldest first unless asked otherwise. */
export function deploymentConnection(
  parts: GitHostParts,
  record: RepositoryRecord,
  asked: DeploymentArguments,
) {
  const { environments, orderBy } = asked;
  const found = parts.deployments
    .of(record)
    .filter(each => environments?.includes(each.environment) ?? true);
  const ordered =
    orderBy?.direction === 'DESC'
      ? [...found].sort((a, b) => b.createdAt - a.createdAt || b.id - a.id)
      : found;
  return withNodes(connection(ordered, asked), each =>
    deploymentNode(parts, record, each),
  );
}

/** The things that ids name; null where there is none. */
export function nodesOf(
  parts: GitHostParts,
  ids: readonly string[],
): readonly (object | null)[] {
  const wanted = new Set(ids);
  const found = new Map<string, object>();
  for (const record of parts.state.repositories.values()) {
    for (const deployment of parts.deployments.of(record)) {
      const id = nodeId('Deployment', deployment.id);
      if (wanted.has(id)) {
        found.set(id, deploymentNode(parts, record, deployment));
      }
    }
  }
  return ids.map(id => found.get(id) ?? null);
}

function deploymentNode(
  parts: GitHostParts,
  record: RepositoryRecord,
  deployment: DeploymentRecord,
): object {
  const { id, sha, statuses, createdAt } = deployment;
  return {
    __typename: 'Deployment',
    id: nodeId('Deployment', id),
    databaseId: id > LONGEST_INT ? null : id,
    commitOid: sha,
    commit: () => objectNode(parts.state, record, sha),
    environment: deployment.environment,
    task: deployment.task,
    description: deployment.description ?? null,
    createdAt: timestamp(createdAt),
    creator: () => creatorNode(parts.state, deployment.creator),
    updatedAt: timestamp(statuses.at(-1)?.at ?? createdAt),
    statuses: (page: PageArguments) =>
      withNodes(connection([...statuses].reverse(), page), status => ({
        __typename: 'DeploymentStatus',
        id: nodeId('DeploymentStatus', status.id),
        state: status.state.toUpperCase(),
        description: status.description,
        logUrl: status.logUrl === '' ? null : status.logUrl,
        createdAt: timestamp(status.at),
        updatedAt: timestamp(status.at),
      })),
  };
}
