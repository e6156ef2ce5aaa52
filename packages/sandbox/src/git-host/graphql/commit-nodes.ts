import { nodeId, timestamp } from '../shapes/json';
import { webUrlOf } from '../shapes/repository';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { RepositoryRecord } from '../state/records';
import type { CommitObject } from '../store/parse-objects';
import { connection, withNodes, type PageArguments } from './connection';
import { actorNode } from './issue-nodes';
import { pullsWith, type RepositoryView } from './pull-nodes';

const HISTORY_LIMIT = 5000;

/** A repository with what is in it. */
export function viewOf(
  state: GitHostState,
  record: RepositoryRecord,
): RepositoryView {
  return {
    ...{ state, record },
    commitNode: commit => commitNode(state, record, commit),
    objectNode: expression => objectNode(state, record, expression),
  };
}

/** `<ref>`, `<ref>:<path>`; HEAD is the default branch. */
export async function objectNode(
  state: GitHostState,
  record: RepositoryRecord,
  expression: string,
): Promise<object | null> {
  const [ref = 'HEAD', ...path] = expression.split(':');
  const sha = await state.store.resolve(
    fullNameOf(record),
    ref === 'HEAD' ? record.defaultBranch : ref,
  );
  if (sha === undefined) {
    return null;
  }
  if (path.length === 0) {
    const commit = await state.store.commit(sha);
    return commit === undefined ? null : commitNode(state, record, commit);
  }
  const full =
    path.join(':') === '' ? `${sha}^{tree}` : `${sha}:${path.join(':')}`;
  const blob = await state.store.blob(full);
  if (blob !== undefined) {
    const isBinary = blob.content.includes(0);
    return {
      __typename: 'Blob',
      id: nodeId('Blob', blob.sha),
      oid: blob.sha,
      byteSize: blob.content.length,
      isBinary,
      text: isBinary ? null : blob.content.toString(),
    };
  }
  const tree = await state.store.tree(full);
  return tree === undefined
    ? null
    : {
        __typename: 'Tree',
        id: nodeId('Tree', tree.sha),
        oid: tree.sha,
        entries: tree.entries.map(entry => ({
          name: entry.name,
          path: entry.name,
          type: entry.type,
          mode: parseInt(entry.mode, 8),
          oid: entry.sha,
          object: null,
        })),
      };
}

export function commitNode(
  state: GitHostState,
  record: RepositoryRecord,
  commit: CommitObject,
): object {
  return {
    __typename: 'Commit',
    id: nodeId('Commit', commit.sha),
    oid: commit.sha,
    message: commit.message,
    messageHeadline: commit.message.split('\n')[0] ?? '',
    committedDate: timestamp(commit.committer.at),
    authoredDate: timestamp(commit.author.at),
    author: {
      name: commit.author.name,
      email: commit.author.email,
      date: timestamp(commit.author.at),
      user: () => actorNode(state, commit.author.email.split('@')[0] ?? ''),
    },
    url: `${webUrlOf(state, record)}/commit/${commit.sha}`,
    parents: (page: PageArguments) =>
      withNodes(connection(commit.parents, page), sha => ({
        ...{ id: nodeId('Commit', sha), oid: sha },
      })),
    associatedPullRequests: (page: PageArguments) =>
      pullsWith(viewOf(state, record), { sha: commit.sha, page }),
    history: async (
      asked: PageArguments & {
        readonly path?: string | null;
        readonly since?: string | null;
      },
    ) => {
      const shas = await state.store.log(fullNameOf(record), {
        ref: commit.sha,
        limit: HISTORY_LIMIT,
        ...(asked.path === undefined || asked.path === null
          ? {}
          : { path: asked.path }),
        ...(asked.since === undefined || asked.since === null
          ? {}
          : { since: Date.parse(asked.since) }),
      });
      const page = connection(shas, asked);
      const commits = await Promise.all(
        page.nodes.map(sha => state.store.commit(sha)),
      );
      return {
        ...page,
        nodes: commits.flatMap(each =>
          each === undefined ? [] : [commitNode(state, record, each)],
        ),
      };
    },
  };
}
