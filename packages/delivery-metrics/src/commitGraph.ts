import type { DeliveryCommit } from './events';
import { fullerVersion, greatest } from './ordering';

/** How many commits before one are looked at for its parents. */
const NEAR_BEFORE = 8;
/** How many commits after the one that was asked for last are looked at for the next. */
const NEAR_AFTER = 16;

/**
 * The commits of all histories, each under a small integer. A SHA that is only mentioned (a parent outside the
 * known history, an original of a cherry-pick) has an id but no commit until the commit arrives.
 */
export class CommitGraph {
  readonly #ids = new Map<string, number>();
  readonly #shas: string[] = [];
  readonly #commits: (DeliveryCommit | undefined)[] = [];
  readonly #firstParent: number[] = [];
  readonly #otherParents: (readonly number[] | undefined)[] = [];
  #generations: number[] = [];
  readonly #numberOf: (sha: string) => number;
  /** Number that was asked for last. */
  #last = 0;

  /** @param numberOf - gives a SHA the number it always has; without it they are numbered as they come */
  constructor(numberOf?: (sha: string) => number) {
    this.#numberOf = numberOf ?? (() => this.#ids.size);
  }

  /** Id of a SHA; a SHA not seen before gets one. */
  idOf(sha: string): number {
    const id = this.#near(sha) ?? this.#ids.get(sha) ?? this.#newId(sha);
    this.#last = id;
    return id;
  }

  /** Commits and deployments come in the order of history, or nearly, and a look into a large map is dear. */
  #near(sha: string): number | undefined {
    for (let at = this.#last; at < this.#last + NEAR_AFTER; at += 1) {
      const near = this.#shas[at];
      if (near === sha) return at;
      if (near === undefined) return undefined;
    }
    return undefined;
  }

  #newId(sha: string): number {
    const id = this.#numberOf(sha);
    this.#ids.set(sha, id);
    this.#shas[id] = sha;
    this.#commits[id] = undefined;
    this.#firstParent[id] = -1;
    this.#otherParents[id] = undefined;
    return id;
  }

  /** Id of a commit's parent: mostly one of the few before it, which are looked at first, because a look into a large map is dear. */
  #parentOf(id: number, sha: string): number {
    for (let near = id - 1; near >= id - NEAR_BEFORE; near -= 1) {
      if (this.#shas[near] === sha) return near;
    }
    return this.idOf(sha);
  }

  /** Id of a SHA that was seen before. */
  find(sha: string): number | undefined {
    return this.#ids.get(sha);
  }

  shaOf(id: number): string {
    return this.#shas[id] ?? '';
  }

  commit(id: number): DeliveryCommit | undefined {
    return this.#commits[id];
  }

  /** First parent's id, or -1. */
  firstParent(id: number): number {
    return this.#firstParent[id] ?? -1;
  }

  /** Parents of a merge beyond the first. */
  otherParents(id: number): readonly number[] | undefined {
    return this.#otherParents[id];
  }

  /** Stores a commit; returns its id when that told the graph something new, else undefined. */
  add(commit: DeliveryCommit): number | undefined {
    const id = this.idOf(commit.sha);
    const known = this.#commits[id];
    if (known !== undefined && fullerVersion(known, commit) === known)
      return undefined;
    this.#commits[id] = commit;
    const first = commit.parents[0];
    this.#firstParent[id] =
      first === undefined ? -1 : this.#parentOf(id, first);
    this.#otherParents[id] =
      commit.parents.length > 1
        ? commit.parents.slice(1).map(sha => this.#parentOf(id, sha))
        : undefined;
    if (this.#generations.length > 0) this.#generations = [];
    return id;
  }

  /** Whether `ancestor` can be reached from `descendant`; a commit is not its own ancestor. */
  isAncestor(ancestor: number, descendant: number): boolean {
    const floor = this.#generation(ancestor);
    const seen = new Set<number>([descendant]);
    const stack = [descendant];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      for (const parent of this.#parents(id)) {
        if (parent === ancestor) return true;
        if (!seen.has(parent) && this.#generation(parent) > floor) {
          seen.add(parent);
          stack.push(parent);
        }
      }
    }
    return false;
  }

  #parents(id: number): readonly number[] {
    const first = this.firstParent(id);
    if (first < 0) return [];
    return [first, ...(this.#otherParents[id] ?? [])];
  }

  /**
   * Longest way down to a root; an ancestor's is always smaller, which bounds the search above.
   *
   * @throws Error when parents form a cycle, which no repository has.
   */
  #generation(start: number): number {
    const stack = [start];
    /** Commits on the way to the one that is looked at. */
    const open = new Set<number>();
    while (stack.length > 0) {
      const id = stack[stack.length - 1] ?? start;
      if (this.#generations[id] !== undefined) {
        stack.pop();
        continue;
      }
      const parents = this.#parents(id);
      const unknown = parents.filter(
        parent => this.#generations[parent] === undefined,
      );
      if (unknown.some(parent => open.has(parent)))
        throw new Error(`Commit ${this.shaOf(id)} descends from itself`);
      if (unknown.length === 0) {
        open.delete(id);
        this.#generations[id] =
          1 +
          greatest([
            0,
            ...parents.map(parent => this.#generations[parent] ?? 0),
          ]);
        stack.pop();
      } else {
        open.add(id);
        for (const parent of unknown) stack.push(parent);
      }
    }
    return this.#generations[start] ?? 1;
  }
}

/** A merge commit is nobody's change; without an explicit mark, two parents make one. */
export function isMergeCommit(commit: DeliveryCommit): boolean {
  return commit.merge ?? commit.parents.length > 1;
}
