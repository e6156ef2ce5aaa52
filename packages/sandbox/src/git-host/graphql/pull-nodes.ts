import { nodeId, timestamp } from '../shapes/json';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { PullRecord, RepositoryRecord } from '../state/records';
import { approvalsOf, remarksOn } from '../state/reviews';
import { diffFiles } from '../store/diff';
import type { CommitObject } from '../store/parse-objects';
import { connection, withNodes, type PageArguments } from './connection';
import {
  actorNode,
  commentNode,
  issueNode,
  labelConnection,
} from './issue-nodes';

/** How a list of pull requests is asked for. */
export interface PullArguments extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly orderBy?: {
    readonly field: 'CREATED_AT' | 'UPDATED_AT' | 'COMMENTS';
    readonly direction: 'ASC' | 'DESC';
  } | null;
}

interface ReviewArguments extends PageArguments {
  readonly states?: readonly string[] | null;
}

/** A repository with what is in it; handed in, for commits name their pull requests as well. */
export interface RepositoryView {
  readonly state: GitHostState;
  readonly record: RepositoryRecord;
  readonly commitNode: (commit: CommitObject) => object;
  readonly objectNode: (expression: string) => Promise<object | null>;
}

const MAX_COMMITS = 250;

/** A repository's pull requests, the oldest first unless asked otherwise. */
export function pullConnection(view: RepositoryView, asked: PullArguments) {
  const { state, record } = view;
  const { states, orderBy } = asked;
  const key = orderBy?.field === 'UPDATED_AT' ? 'updatedAt' : 'createdAt';
  const sign = orderBy?.direction === 'DESC' ? -1 : 1;
  const found = (state.pulls.get(fullNameOf(record)) ?? [])
    .filter(pull => states?.includes(stateOf(pull)) ?? true)
    .sort((a, b) => sign * (a[key] - b[key] || a.number - b.number));
  return withNodes(connection(found, asked), pull => pullNode(view, pull));
}

/** One pull request; null where there is none. */
export function pullAt(view: RepositoryView, number: number): object | null {
  const { state, record } = view;
  const pull = state.pulls
    .get(fullNameOf(record))
    ?.find(each => each.number === number);
  return pull === undefined ? null : pullNode(view, pull);
}

/** The pull requests that brought a commit to a branch, or that it is part of. */
export async function pullsWith(
  view: RepositoryView,
  { sha, page }: { readonly sha: string; readonly page: PageArguments },
) {
  const { state, record } = view;
  const found: PullRecord[] = [];
  for (const pull of state.pulls.get(fullNameOf(record)) ?? []) {
    if (
      pull.mergeCommit === sha ||
      (await shasOf(state, record, pull)).includes(sha)
    ) {
      found.push(pull);
    }
  }
  return withNodes(connection(found, page), pull => pullNode(view, pull));
}

function stateOf({ mergedAt, state }: PullRecord): string {
  return mergedAt === undefined ? state.toUpperCase() : 'MERGED';
}

function pullNode(view: RepositoryView, pull: PullRecord): object {
  const { state, record } = view;
  const { mergeCommit, mergedAt, base, head } = pull;
  return {
    __typename: 'PullRequest',
    id: nodeId('PullRequest', pull.id),
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    state: stateOf(pull),
    createdAt: timestamp(pull.createdAt),
    updatedAt: timestamp(pull.updatedAt),
    mergedAt: mergedAt === undefined ? null : timestamp(mergedAt),
    author: actorNode(state, pull.author),
    headRefName: pull.headBranch,
    baseRefName: pull.baseBranch,
    mergeCommit: () =>
      mergeCommit === undefined ? null : view.objectNode(mergeCommit),
    repository: {
      databaseId: record.id,
      nameWithOwner: `${record.owner}/${record.name}`,
    },
    labels: (page: PageArguments) => labelConnection(pull.labels, page),
    commits: async (page: PageArguments) => {
      const shas = await shasOf(state, record, pull);
      const part = connection([...shas].reverse(), page);
      const commits = await Promise.all(
        part.nodes.map(sha => state.store.commit(sha)),
      );
      return {
        ...part,
        nodes: commits.flatMap(commit =>
          commit === undefined
            ? []
            : [
                {
                  id: nodeId('PullRequestCommit', commit.sha),
                  commit: view.commitNode(commit),
                },
              ],
        ),
      };
    },
    files: async (page: PageArguments) =>
      connection(
        await diffFiles(state.store, fullNameOf(record), { base, head }),
        page,
      ),
    comments: (page: PageArguments) =>
      withNodes(connection(remarksOn(state, pull), page), comment =>
        commentNode(state, comment),
      ),
    reviews: ({ states, ...page }: ReviewArguments) =>
      withNodes(
        connection(
          states?.includes('APPROVED') ?? true ? approvalsOf(state, pull) : [],
          page,
        ),
        ({ id, author, at }) => ({
          __typename: 'PullRequestReview',
          id: nodeId('PullRequestReview', id),
          author: actorNode(state, author),
          body: '',
          state: 'APPROVED',
          submittedAt: timestamp(at),
        }),
      ),
    closingIssuesReferences: (page: PageArguments) =>
      withNodes(connection(closedBy(state, record, pull), page), found =>
        issueNode(state, found.record, found.issue),
      ),
  };
}

/** What `Fixes #1` and `Fixes owner/name#1` name. */
function closedBy(
  state: GitHostState,
  record: RepositoryRecord,
  { body = '' }: PullRecord,
) {
  const words =
    /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):? (?:([\w-]+)\/([\w.-]+))?#(\d+)/gi;
  return [...body.matchAll(words)].flatMap(([, owner, name, number]) => {
    const other =
      owner === undefined || name === undefined
        ? record
        : state.repository(owner, name);
    const issue =
      other &&
      state.issues
        .get(fullNameOf(other))
        ?.find(each => each.number === Number(number));
    return other && issue ? [{ record: other, issue }] : [];
  });
}

const known = new WeakMap<
  PullRecord,
  { readonly head: string; readonly shas: Promise<readonly string[]> }
>();

/** Its own commits, newest first; asked for as often as there are commits in the repository. */
function shasOf(
  state: GitHostState,
  record: RepositoryRecord,
  pull: PullRecord,
): Promise<readonly string[]> {
  const before = known.get(pull);
  if (before?.head === pull.head) {
    return before.shas;
  }
  const shas = readShas(state, record, pull);
  known.set(pull, { head: pull.head, shas });
  return shas;
}

/** Along the first parents without a process of Git, which is the whole way for nearly all of them. */
async function readShas(
  state: GitHostState,
  record: RepositoryRecord,
  { base, head }: PullRecord,
): Promise<readonly string[]> {
  const found: string[] = [];
  let sha = head;
  while (sha !== base && found.length < MAX_COMMITS) {
    const [parent, ...others] = (await state.store.commit(sha))?.parents ?? [];
    if (parent === undefined || others.length > 0) {
      return state.store.log(fullNameOf(record), {
        ref: `${base}..${head}`,
        limit: MAX_COMMITS,
      });
    }
    found.push(sha);
    sha = parent;
  }
  return found;
}
