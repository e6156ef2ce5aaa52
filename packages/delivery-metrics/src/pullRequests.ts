import type { CommitGraph } from './commitGraph';
import type { DeliveryCommit, DeliveryPullRequest } from './events';
import { fullerVersion } from './ordering';
import type { PullRequestSlot } from './pullRequestSlot';
import { SlotsByCommit } from './slotsByCommit';

/** All pull requests, found by number, by an original commit, or by the commit that merged them. */
export class PullRequestIndex {
  readonly #slots = new Map<string, Map<number, PullRequestSlot>>();
  readonly #listers = new SlotsByCommit();
  readonly #mergers = new SlotsByCommit();
  /** Per commit the pull request that the commit itself names. */
  readonly #named: (PullRequestSlot | undefined)[] = [];
  readonly #graph: CommitGraph;
  /** Found last: the commits of a pull request come one after another. */
  #last: PullRequestSlot | undefined;

  constructor(graph: CommitGraph) {
    this.#graph = graph;
  }

  slot(number: number, repository: string | undefined): PullRequestSlot {
    if (this.#last?.number !== number || this.#last.repository !== repository)
      this.#last = this.#find(number, repository);
    return this.#last;
  }

  #find(number: number, repository: string | undefined): PullRequestSlot {
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
        listedAuthoredAtMs: [],
        consulted: false,
      };
      numbers.set(number, slot);
    }
    return slot;
  }

  /** Stores a pull request; returns its slot when that told something new, else undefined. */
  add(pr: DeliveryPullRequest): PullRequestSlot | undefined {
    const slot = this.slot(pr.number, pr.repository);
    if (slot.pr !== undefined) {
      if (fullerVersion(slot.pr, pr) === slot.pr) return undefined;
      for (const id of slot.listed) this.#listers.remove(id, slot);
      if (slot.pr.mergeSha !== undefined)
        this.#mergers.remove(this.#graph.idOf(slot.pr.mergeSha), slot);
    }
    slot.pr = pr;
    slot.listed = pr.commits.map(commit => this.#graph.idOf(commit.sha));
    slot.listedAuthoredAtMs = pr.commits.map(commit => commit.authoredAtMs);
    for (const id of slot.listed) this.#listers.add(id, slot);
    if (pr.mergeSha !== undefined)
      this.#mergers.add(this.#graph.idOf(pr.mergeSha), slot);
    return slot;
  }

  /** Takes note of the pull request that a commit names. */
  noteCommit(id: number, commit: DeliveryCommit): void {
    this.#named[id] =
      commit.pr === undefined
        ? undefined
        : this.slot(commit.pr, commit.repository);
  }

  /** The pull request that a commit, or a `mergeSha`, names as the one that brought the commit. */
  bringerOf(id: number): PullRequestSlot | undefined {
    return this.#named[id] ?? this.#mergers.first(id);
  }

  /** The earliest merged pull request that lists the commit. */
  earliestLister(id: number): PullRequestSlot | undefined {
    return this.#listers.first(id);
  }

  lists(slot: PullRequestSlot, id: number): boolean {
    return this.#listers.includes(id, slot);
  }
}
