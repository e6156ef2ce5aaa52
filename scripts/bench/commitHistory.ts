import type {
  DeliveryCommit,
  DeliveryPullRequest,
  DeploymentAttempt,
} from '@groundwork/delivery-metrics';

const START_MS = Date.UTC(2023, 0, 1);
const MINUTE_MS = 60_000;
const COMMITS_PER_DEPLOYMENT = 10;
const COMMITS_PER_PULL_REQUEST = 4;

/** A made-up history of one service. */
export interface CommitHistory {
  readonly commits: readonly DeliveryCommit[];
  readonly pullRequests: readonly DeliveryPullRequest[];
  readonly deployments: readonly (DeploymentAttempt & {
    readonly sha: string;
  })[];
}

/**
 * Generates a history in which every pull request is a branch of three commits and its merge commit, deployed after
 * every ten commits; one deployment in fifty goes back to an older one. The same size always gives the same history.
 */
export function commitHistory(size: number): CommitHistory {
  const random = sequence(20260831);
  const commits: DeliveryCommit[] = [];
  const pullRequests: DeliveryPullRequest[] = [];
  const deployments: (DeploymentAttempt & { readonly sha: string })[] = [];
  const at = () => START_MS + commits.length * MINUTE_MS;
  let main = newSha(random);
  commits.push({ sha: main, parents: [], authoredAtMs: at() });
  while (commits.length < size) {
    const number = pullRequests.length + 1;
    const own: { sha: string; authoredAtMs: number }[] = [];
    let head = main;
    for (let index = 1; index < COMMITS_PER_PULL_REQUEST; index += 1) {
      const sha = newSha(random);
      commits.push({ sha, parents: [head], authoredAtMs: at(), pr: number });
      own.push({ sha, authoredAtMs: at() });
      head = sha;
    }
    const merge = newSha(random);
    commits.push({
      sha: merge,
      parents: [main, head],
      authoredAtMs: at(),
      pr: number,
      merge: true,
    });
    pullRequests.push({
      number,
      createdAtMs: own[0]?.authoredAtMs ?? at(),
      mergedAtMs: at(),
      commits: own,
    });
    main = merge;
    if (commits.length / COMMITS_PER_DEPLOYMENT > deployments.length) {
      const older = deployments[deployments.length - 3];
      const sha = older && random() % 50 === 0 ? older.sha : main;
      deployments.push(deployment(`D${deployments.length}`, sha, at()));
    }
  }
  return { commits, pullRequests, deployments };
}

function deployment(id: string, sha: string, startedAtMs: number) {
  const finishedAtMs = startedAtMs + MINUTE_MS / 2;
  return {
    id,
    sha,
    service: 'service',
    environment: 'production',
    status: 'success' as const,
    startedAtMs,
    finishedAtMs,
  };
}

/** Numbers that look random and are the same every time (xorshift, 32 bits). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

function newSha(random: () => number): string {
  let sha = '';
  while (sha.length < 40) sha += random().toString(16).padStart(8, '0');
  return Buffer.from(sha, 'latin1').toString('latin1');
}
