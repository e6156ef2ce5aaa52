import { CommitGraph } from './commitGraph';
import { CoveredSet } from './coveredSet';
import type { DeliveryCommit } from './events';

/** A deployment as attribution sees it. */
export interface AttributedDeployment {
  readonly id: string;
  readonly sha: string;
}

/** Which deployment first contained each commit. */
export interface CommitAttribution {
  /** Id of the first deployment that contains the commit; undefined when none does. */
  deploymentOf(sha: string): string | undefined;
  /** How many known commits were attributed. */
  readonly attributed: number;
}

/**
 * Assigns each commit to the first deployment that contains it, in one pass: O(commits + edges + deployments) in
 * time and memory. It is the walk that {@link ServiceFold} does per service, on its own.
 *
 * @param commits - the history, in any order
 * @param deployments - successful production deployments of one service in finish order
 */
export function attributeCommits(
  commits: Iterable<DeliveryCommit>,
  deployments: readonly AttributedDeployment[],
): CommitAttribution {
  const graph = new CommitGraph();
  for (const commit of commits) graph.add(commit);
  const covered = new CoveredSet();
  const firstDeployment: number[] = [];
  let attributed = 0;
  deployments.forEach(({ sha }, index) => {
    for (const id of covered.cover(graph, graph.idOf(sha))) {
      firstDeployment[id] = index;
      if (graph.commit(id) !== undefined) attributed += 1;
    }
  });
  return {
    attributed,
    deploymentOf(sha) {
      const id = graph.find(sha);
      return id === undefined
        ? undefined
        : deployments[firstDeployment[id] ?? -1]?.id;
    },
  };
}
