import type { CommitGraph } from '../commitGraph';
import type { DeploymentKind } from '../deploymentKind';
import type { LeftOutReason } from '../records';

/** A successful deployment that was folded before, as a store finds it among its records. */
export interface PastDeployment {
  readonly id: string;
  readonly sha?: string | undefined;
  readonly kind?: DeploymentKind | undefined;
  readonly leftOut?: LeftOutReason | undefined;
}

/**
 * Gives the successes of one service up to its checkpoint, the one that finished last first. It is asked only when
 * production may have gone back, and read no further than needed.
 */
export type PastReader = () => Iterable<PastDeployment>;

/** The successes of one service in finish order: what a deployment may go back to, and what it undoes then. */
export class PastDeployments {
  readonly #read: PastReader;
  /** Those that were stored, from the last on; they stand at the positions -1, -2, … */
  readonly #stored: PastDeployment[] = [];
  /** Those folded since; they stand at the positions 0, 1, … */
  readonly #folded: PastDeployment[] = [];
  #rest: Iterator<PastDeployment> | undefined;
  readonly #latestThatRan = new Map<string, number>();
  /** SHAs of deployments that were overtaken before they finished; few. */
  readonly #late = new Set<string>();

  constructor(read: PastReader) {
    this.#read = read;
  }

  add(deployment: PastDeployment): void {
    const { sha, kind } = deployment;
    if (sha !== undefined) {
      if (kind === 'late') this.#late.add(sha);
      else this.#latestThatRan.set(sha, this.#folded.length);
    }
    this.#folded.push(deployment);
  }

  wasDeployed(sha: string): boolean {
    while (!this.#late.has(sha) && !this.#latestThatRan.has(sha))
      if (!this.#readOne()) return false;
    return true;
  }

  /** Whether a deployment of the SHA was ever what ran. */
  ran(sha: string): boolean {
    return this.#latestOf(sha) !== undefined;
  }

  /**
   * What a rollback to a SHA undoes. Its target is the latest earlier deployment of the same SHA, else the latest of an
   * ancestor; undone is the first deployment of another SHA after the target that was no rollback itself. Late
   * deployments never ran, so they are neither.
   */
  undoneBy(sha: string, graph: CommitGraph): PastDeployment | undefined {
    const target = this.#latestOf(sha) ?? this.#latestAncestor(sha, graph);
    if (target === undefined) return undefined;
    const targetSha = this.#at(target)?.sha;
    for (let at = target + 1; at < this.#folded.length; at += 1) {
      const entry = this.#at(at);
      if (
        entry?.sha !== undefined &&
        entry.sha !== targetSha &&
        entry.kind !== 'rollback' &&
        entry.kind !== 'late' &&
        entry.leftOut === undefined
      )
        return entry;
    }
    return undefined;
  }

  #latestOf(sha: string): number | undefined {
    while (!this.#latestThatRan.has(sha))
      if (!this.#readOne()) return undefined;
    return this.#latestThatRan.get(sha);
  }

  #latestAncestor(sha: string, graph: CommitGraph): number | undefined {
    const head = graph.idOf(sha);
    const verdicts = new Map<string, boolean>();
    for (let at = this.#folded.length - 1; ; at -= 1) {
      const entry = this.#at(at);
      if (entry === undefined) return undefined;
      if (entry.sha === undefined || entry.kind === 'late') continue;
      const verdict =
        verdicts.get(entry.sha) ??
        graph.isAncestor(graph.idOf(entry.sha), head);
      if (verdict) return at;
      verdicts.set(entry.sha, verdict);
    }
  }

  #at(position: number): PastDeployment | undefined {
    if (position >= 0) return this.#folded[position];
    while (this.#stored.length < -position) if (!this.#readOne()) break;
    return this.#stored[-position - 1];
  }

  #readOne(): boolean {
    this.#rest ??= this.#read()[Symbol.iterator]();
    const { done, value } = this.#rest.next();
    if (done) return false;
    const deployment: PastDeployment = value;
    this.#stored.push(deployment);
    const { sha, kind } = deployment;
    if (sha === undefined) return true;
    if (kind === 'late') this.#late.add(sha);
    else if (!this.#latestThatRan.has(sha))
      this.#latestThatRan.set(sha, -this.#stored.length);
    return true;
  }
}
