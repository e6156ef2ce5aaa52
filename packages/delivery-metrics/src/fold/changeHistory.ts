import { ChangeOwnership } from '../changeOfCommit';
import { CommitGraph } from '../commitGraph';
import type { DeliveryEvents, DeliveryPullRequest } from '../events';
import { PullRequestIndex } from '../pullRequests';

/** News about commits and pull requests: what may have been judged without it. */
export interface HistoryNews {
  /** Numbers of commits. */
  readonly commits: readonly number[];
  readonly pullRequests: readonly DeliveryPullRequest[];
}

/** How to number commits. */
export interface ChangeHistoryOptions {
  /**
   * The number of a SHA, the same for ever and below 2^31; numbers that lie close together make checkpoints small. A
   * store keeps one per SHA that it ever saw. Without it, SHAs are numbered as they come, which suits a history that
   * lives as long as its checkpoints.
   */
  readonly numberOf?: ((sha: string) => number) | undefined;
}

/**
 * Commits and pull requests that services of one or more repositories share. It belongs to no service: a store loads
 * into it what {@link missingChanges} asks for and hands it to the folds.
 */
export class ChangeHistory {
  readonly graph: CommitGraph;
  readonly pullRequests: PullRequestIndex;
  readonly ownership: ChangeOwnership;

  constructor({ numberOf }: ChangeHistoryOptions = {}) {
    this.graph = new CommitGraph(numberOf);
    this.pullRequests = new PullRequestIndex(this.graph);
    this.ownership = new ChangeOwnership(this.graph, this.pullRequests);
  }

  /** Adds commits and pull requests in any order; tells what of it was new. */
  add({
    commits = [],
    pullRequests = [],
  }: Pick<DeliveryEvents, 'commits' | 'pullRequests'>): HistoryNews {
    const newCommits: number[] = [];
    for (const commit of commits) {
      const id = this.graph.add(commit);
      if (id === undefined) continue;
      this.pullRequests.noteCommit(id, commit);
      newCommits.push(id);
    }
    return {
      commits: newCommits,
      pullRequests: pullRequests.filter(
        pr => this.pullRequests.add(pr) !== undefined,
      ),
    };
  }
}
