import type { GitHostState } from '../state/git-host-state';
import type { RepositoryRecord } from '../state/records';
import type { CommitObject, Signature } from '../store/parse-objects';
import { accountShape, urlsOf } from './accounts';
import { nodeId, timestamp, type Json } from './json';
import { apiUrlOf, webUrlOf } from './repository';

const UNVERIFIED = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
};

/** Whose commit it is, by the address that the company gives its people. */
export function loginOf(signature: Signature): string {
  return signature.email.replace(/@.*$/, '');
}

function accountOf(state: GitHostState, signature: Signature): Json | null {
  const account = state.directory.account(loginOf(signature));
  return account === undefined
    ? null
    : accountShape(urlsOf(state.webUrl), account);
}

const gitUser = ({ name, email, at }: Signature) => ({
  name,
  email,
  date: timestamp(at),
});

export function commitShape(
  state: GitHostState,
  record: RepositoryRecord,
  commit: CommitObject,
): Json {
  const api = apiUrlOf(state, record);
  const web = webUrlOf(state, record);
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    commit: {
      author: gitUser(commit.author),
      committer: gitUser(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      url: `${api}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: UNVERIFIED,
    },
    url: `${api}/commits/${commit.sha}`,
    html_url: `${web}/commit/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    author: accountOf(state, commit.author),
    committer: accountOf(state, commit.committer),
    parents: commit.parents.map(sha => ({
      sha,
      url: `${api}/commits/${sha}`,
      html_url: `${web}/commit/${sha}`,
    })),
  };
}

/** The object itself, as the Git database routes show it. */
export function gitCommitShape(
  state: GitHostState,
  record: RepositoryRecord,
  commit: CommitObject,
): Json {
  const api = apiUrlOf(state, record);
  const web = webUrlOf(state, record);
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url: `${api}/git/commits/${commit.sha}`,
    html_url: `${web}/commit/${commit.sha}`,
    author: gitUser(commit.author),
    committer: gitUser(commit.committer),
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map(sha => ({
      sha,
      url: `${api}/git/commits/${sha}`,
      html_url: `${web}/commit/${sha}`,
    })),
    verification: UNVERIFIED,
  };
}

/** The short form inside runs and push events. */
export function simpleCommitShape(commit: CommitObject): Json {
  return {
    id: commit.sha,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: timestamp(commit.committer.at),
    author: { name: commit.author.name, email: commit.author.email },
    committer: { name: commit.committer.name, email: commit.committer.email },
  };
}
