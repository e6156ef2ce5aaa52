import type { Commit, Pull, Repository } from './gitHost';
import type { Change, Rollout } from './rollouts';

const HOUR_MS = 3_600_000;

/** A repository with what is worked out of it once. */
export interface Line {
  readonly repository: Repository;
  readonly pullOf: ReadonlyMap<string, Pull>;
}

/** Which pull request brought each commit: the one that was merged as it, else the first that lists it. */
export function lineOf(repository: Repository): Line {
  const pullOf = new Map<string, Pull>();
  for (const pull of repository.pulls) {
    for (const sha of [
      ...pull.commits.map(each => each.sha),
      pull.merge_commit_sha ?? '',
    ]) {
      if (!pullOf.has(sha)) pullOf.set(sha, pull);
    }
  }
  return { repository, pullOf };
}

/** A commit with everything before it, by going through all of its parents anew. */
export function ancestorsOf(
  { repository: { commits } }: Line,
  tip: string,
): ReadonlySet<string> {
  const found = new Set<string>();
  const left = [tip];
  for (let sha = left.pop(); sha !== undefined; sha = left.pop()) {
    const commit = commits.get(sha);
    if (commit && !found.has(sha)) {
      found.add(sha);
      left.push(...commit.parents.map(parent => parent.sha));
    }
  }
  return found;
}

/** Gives each change to the first deployment that has it; what the first of all has was there before. */
export function deliver(line: Line, rollouts: readonly Rollout[]): void {
  const covered = new Set<string>();
  const delivered = new Set<string>();
  for (const [index, rollout] of rollouts.entries()) {
    for (const sha of ancestorsOf(line, rollout.sha ?? '')) {
      if (covered.has(sha)) continue;
      covered.add(sha);
      const commit = line.repository.commits.get(sha);
      const pull = line.pullOf.get(sha);
      const id = pull ? `pr${pull.number}` : sha;
      if (commit && !delivered.has(id)) {
        const change = pull
          ? changeOfPull(line, pull, rollout)
          : changeOfPush(commit, rollout);
        if (change) {
          delivered.add(id);
          if (index > 0) rollout.changes.push(change);
        }
      }
    }
  }
}

function changeOfPull(
  line: Line,
  pull: Pull,
  { finishedAt }: Rollout,
): Change | undefined {
  let first = Infinity;
  for (const { sha, parents, commit } of pull.commits) {
    const isOwn = line.pullOf.get(sha) === pull && parents.length < 2;
    const authored = Date.parse(commit.author.date);
    if (isOwn) {
      first = Math.min(
        first,
        // Nobody writes what was merged before: then the clock was wrong.
        authored > pull.mergedAt ? Date.parse(pull.created_at) : authored,
      );
    }
  }
  return first === Infinity
    ? undefined
    : {
        id: `pr${pull.number}`,
        leadTimeHours: (finishedAt - first) / HOUR_MS,
      };
}

function changeOfPush(
  { sha, parents, commit }: Commit,
  { finishedAt }: Rollout,
): Change | undefined {
  const authored = Date.parse(commit.author.date);
  return parents.length > 1
    ? undefined
    : {
        id: sha,
        leadTimeHours:
          authored > finishedAt ? undefined : (finishedAt - authored) / HOUR_MS,
      };
}
