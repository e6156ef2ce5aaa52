import type { CommitGraph } from './commitGraph';
import { NumberSet, type NumberRanges } from './fold/numberSet';

/**
 * The commits that production deployments of one service contain so far.
 *
 * Walking the deployments in the order in which they finished, each commit is visited once and each edge once, so
 * the whole history costs commits + edges + deployments, and a new deployment costs its new commits only.
 */
export class CoveredSet {
  readonly #covered: NumberSet;

  constructor(stored: NumberRanges = []) {
    this.#covered = new NumberSet(stored);
  }

  has(id: number): boolean {
    return this.#covered.has(id);
  }

  toRanges(): NumberRanges {
    return this.#covered.toRanges();
  }

  /** Adds a commit and its ancestors; returns the ids of those that were not covered yet. */
  cover(graph: CommitGraph, head: number): readonly number[] {
    if (!this.#covered.add(head)) return [];
    const ids = [head];
    for (let next = 0; next < ids.length; next += 1) {
      const id = ids[next] ?? head;
      const first = graph.firstParent(id);
      if (first < 0) continue;
      if (this.#covered.add(first)) ids.push(first);
      const others = graph.otherParents(id);
      if (others === undefined) continue;
      for (const other of others) if (this.#covered.add(other)) ids.push(other);
    }
    return ids;
  }
}
