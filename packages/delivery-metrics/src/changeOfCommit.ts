import { isMergeCommit, type CommitGraph } from './commitGraph';
import { compareText } from './ordering';
import type { PullRequestIndex } from './pullRequests';
import type { PullRequestSlot } from './pullRequestSlot';

/** The change that a commit is part of: a pull request, or the commit itself when it was pushed directly. */
export type ChangeRef =
  | { readonly type: 'pull-request'; readonly slot: PullRequestSlot }
  | { readonly type: 'commit'; readonly id: number };

/**
 * Decides which change each commit belongs to.
 *
 * - A merge commit is nobody's.
 * - A cherry-pick stands for its original.
 * - A commit that pull requests list belongs to the one merged first, unless the commit names another pull request
 *   that does not list it.
 * - A pull request all of whose commits belong to others only transports them and is no change.
 * - Any other commit is a change of its own.
 */
export class ChangeOwnership {
  readonly #graph: CommitGraph;
  readonly #pullRequests: PullRequestIndex;

  constructor(graph: CommitGraph, pullRequests: PullRequestIndex) {
    this.#graph = graph;
    this.#pullRequests = pullRequests;
  }

  /** The change that a commit is part of, if it is part of one. */
  changeOf(commitId: number): ChangeRef | undefined {
    const id = this.originalOf(commitId);
    const commit = this.#graph.commit(id);
    if (commit !== undefined && isMergeCommit(commit)) return undefined;
    const slot = this.#ownerSlot(id);
    if (slot === undefined) return { type: 'commit', id };
    return this.isChange(slot) ? pullRequestRef(slot) : undefined;
  }

  /**
   * All changes that arrive with a commit. A commit that stands for a whole pull request (its squash or its merge)
   * brings that one, and those whose commits the pull request transports.
   */
  changesWith(commitId: number): readonly ChangeRef[] {
    const commit = this.#graph.commit(commitId);
    if (commit === undefined) return [];
    const change = this.changeOf(commitId);
    const bringer = this.#pullRequests.bringerOf(commitId);
    if (
      bringer?.pr === undefined ||
      this.#pullRequests.lists(bringer, commitId)
    )
      return change ? [change] : [];
    const changes: ChangeRef[] = change ? [change] : [];
    if (commit.cherryPickOf === undefined && this.isChange(bringer))
      changes.push(pullRequestRef(bringer));
    for (const id of bringer.listed) {
      const carried = this.changeOf(id);
      if (carried !== undefined) changes.push(carried);
    }
    return changes;
  }

  /** Whether a pull request has commits of its own; one without any list is given the benefit of the doubt. */
  isChange(slot: PullRequestSlot): boolean {
    if (slot.listed.length === 0) return true;
    for (const id of slot.listed) if (this.owns(slot, id)) return true;
    return false;
  }

  /** Author dates of the listed commits that are the pull request's own, in its order. */
  ownDates(slot: PullRequestSlot): readonly number[] {
    const { listed, listedAuthoredAtMs } = slot;
    const isOwn = (id: number) => this.owns(slot, id);
    return listed.every(isOwn)
      ? listedAuthoredAtMs
      : listedAuthoredAtMs.filter((_date, index) => isOwn(listed[index] ?? -1));
  }

  /** Whether a listed commit is the pull request's own. */
  owns(slot: PullRequestSlot, id: number): boolean {
    const commit = this.#graph.commit(id);
    if (
      commit !== undefined &&
      (isMergeCommit(commit) || commit.cherryPickOf !== undefined)
    )
      return false;
    return this.#ownerSlot(id) === slot;
  }

  /**
   * Author of a change: its pull request's, else that of the earliest of its own commits that history holds, a
   * cherry-pick only in want of its original; never that of a commit or pull request that carried it.
   *
   * @param bearers - commits that brought the change
   */
  authorOf(ref: ChangeRef, bearers: readonly number[]): string | undefined {
    if (ref.type === 'pull-request' && ref.slot.pr?.author !== undefined)
      return ref.slot.pr.author;
    const own =
      ref.type === 'commit'
        ? [ref.id]
        : ref.slot.listed.filter(id => this.owns(ref.slot, id));
    const known = (ids: readonly number[]) =>
      ids.flatMap(id => this.#graph.commit(id) ?? []);
    const candidates = known([
      ...own,
      ...bearers.filter(id => this.#isOf(ref, id)),
    ]);
    return candidates.sort(
      (a, b) =>
        Number(a.cherryPickOf !== undefined) -
          Number(b.cherryPickOf !== undefined) ||
        a.authoredAtMs - b.authoredAtMs ||
        compareText(a.sha, b.sha),
    )[0]?.author;
  }

  #isOf(ref: ChangeRef, id: number): boolean {
    const change = this.changeOf(id);
    return ref.type === 'commit'
      ? change?.type === 'commit' && change.id === ref.id
      : change?.type === 'pull-request' && change.slot === ref.slot;
  }

  /** Follows cherry-picks to the first original. */
  originalOf(commitId: number): number {
    if (this.#graph.commit(commitId)?.cherryPickOf === undefined)
      return commitId;
    const seen = new Set<number>();
    let id = commitId;
    while (!seen.has(id)) {
      const original = this.#graph.commit(id)?.cherryPickOf;
      if (original === undefined) return id;
      seen.add(id);
      id = this.#graph.idOf(original);
    }
    return id;
  }

  #ownerSlot(id: number): PullRequestSlot | undefined {
    const bringer = this.#pullRequests.bringerOf(id);
    const lister = this.#pullRequests.earliestLister(id);
    if (lister === undefined || bringer === undefined) return lister ?? bringer;
    return this.#pullRequests.lists(bringer, id) ? lister : bringer;
  }
}

function pullRequestRef(slot: PullRequestSlot): ChangeRef {
  return { type: 'pull-request', slot };
}
