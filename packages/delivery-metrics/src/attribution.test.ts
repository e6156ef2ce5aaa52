import * as fc from 'fast-check';
import { histories } from './__testUtils__/histories';
import { attributeCommits } from './attribution';
import { CommitGraph } from './commitGraph';
import type { DeliveryCommit } from './events';

/** All ancestors of a commit and itself, the slow way. */
function contained(
  head: string,
  commits: readonly DeliveryCommit[],
): Set<string> {
  const found = new Set<string>();
  const visit = (sha: string): void => {
    if (found.has(sha)) return;
    found.add(sha);
    commits
      .filter(commit => commit.sha === sha)
      .forEach(commit => commit.parents.forEach(visit));
  };
  visit(head);
  return found;
}

describe('attribution', () => {
  it('assigns each commit to the first deployment that contains it, as comparing all of them would', () => {
    fc.assert(
      fc.property(histories(), ({ commits, deployments }) => {
        const shipped = deployments.flatMap(({ id, sha }) =>
          sha === undefined ? [] : [{ id, sha }],
        );
        const attribution = attributeCommits(commits, shipped);
        for (const { sha } of commits) {
          const first = shipped.find(deployment =>
            contained(deployment.sha, commits).has(sha),
          );
          expect(attribution.deploymentOf(sha)).toBe(first?.id);
        }
      }),
    );
  });

  it('walks a history of 200,000 commits without recursion', () => {
    const shaOf = (index: number) => index.toString(16).padStart(40, '0');
    const commits = Array.from({ length: 200_000 }, (_, index) => ({
      sha: shaOf(index),
      parents: index === 0 ? [] : [shaOf(index - 1)],
      authoredAtMs: index,
    }));
    const attribution = attributeCommits(commits, [
      { id: 'D', sha: shaOf(199_999) },
    ]);
    expect(attribution.attributed).toBe(200_000);
    expect(attribution.deploymentOf('unknown')).toBeUndefined();
  });
});

describe('ancestry', () => {
  it('is what following all parents finds', () => {
    fc.assert(
      fc.property(histories(), fc.nat(), fc.nat(), ({ commits }, a, b) => {
        const graph = new CommitGraph();
        for (const commit of commits) graph.add(commit);
        const ancestor = commits[a % commits.length]?.sha ?? '';
        const descendant = commits[b % commits.length]?.sha ?? '';
        const expected =
          ancestor !== descendant &&
          contained(descendant, commits).has(ancestor);
        expect(
          graph.isAncestor(graph.idOf(ancestor), graph.idOf(descendant)),
        ).toBe(expected);
      }),
    );
  });
});
