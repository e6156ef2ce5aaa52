import type { CommitGraph } from './commitGraph';
import type { DeliveryCommit, DeliveryPullRequest } from './events';
import { fullerVersion } from './ordering';

/** Place of one pull request: it exists as soon as its number is mentioned, with or without the pull request. */
export interface PullRequestSlot {
  readonly number: number;
  readonly repository: string | undefined;
  pr: DeliveryPullRequest | undefined;
  /** Graph ids of its original commits, in the pull request's order. */
  listed: readonly number[];
  /** Whether some service's history already depends on it. */
  consulted: boolean;
}

/** All pull requests, found by number, by an original commit, or by the commit that merged them. */
export class PullRequestIndex {
  readonly #slots = new Map<string, Map<number, PullRequestSlot>>();
  readonly #listers = new Map<number, readonly PullRequestSlot[]>();
  readonly #mergedBy = new Map<number, PullRequestSlot>();
  readonly #graph: CommitGraph;

  constructor(graph: CommitGraph) {
    this.#graph = graph;
  }

  slot(number: number, repository: string | undefined): PullRequestSlot {
    let numbers = this.#slots.get(repository ?? '');
    if (numbers === undefined)
      this.#slots.set(repository ?? '', (numbers = new Map()));
    let slot = numbers.get(number);
    if (slot === undefined) {
      slot = {
        number,
        repository,
        pr: undefined,
        listed: [],
        consulted: false,
      };
      numbers.set(number, slot);
    }
    return slot;
  }

  /** Stores a pull request; returns its slot when that told something new, else undefined. */
  add(pr: DeliveryPullRequest): PullRequestSlot | undefined {
    const slot = this.slot(pr.number, pr.repository);
    if (slot.pr !== undefined && fullerVersion(slot.pr, pr) === slot.pr)
      return undefined;
    for (const id of slot.listed) this.#unlist(id, slot);
    slot.pr = pr;
    slot.listed = [
      ...new Set(pr.commits.map(commit => this.#graph.idOf(commit.sha))),
    ];
    for (const id of slot.listed)
      this.#listers.set(
        id,
        [...(this.#listers.get(id) ?? []), slot].sort(byMerge),
      );
    if (pr.mergeSha !== undefined)
      this.#mergedBy.set(this.#graph.idOf(pr.mergeSha), slot);
    return slot;
  }

  /** The pull request that a commit's own fields, or a `mergeSha`, name as the one that brought it. */
  bringerOf(
    id: number,
    commit: DeliveryCommit | undefined,
  ): PullRequestSlot | undefined {
    if (commit?.pr !== undefined)
      return this.slot(commit.pr, commit.repository);
    return this.#mergedBy.get(id);
  }

  /** The earliest merged pull request that lists the commit. */
  earliestLister(id: number): PullRequestSlot | undefined {
    return this.#listers.get(id)?.[0];
  }

  lists(slot: PullRequestSlot, id: number): boolean {
    return this.#listers.get(id)?.includes(slot) ?? false;
  }

  #unlist(id: number, slot: PullRequestSlot): void {
    this.#listers.set(
      id,
      (this.#listers.get(id) ?? []).filter(lister => lister !== slot),
    );
  }
}

function byMerge(a: PullRequestSlot, b: PullRequestSlot): number {
  return (
    (a.pr?.mergedAtMs ?? 0) - (b.pr?.mergedAtMs ?? 0) || a.number - b.number
  );
}
