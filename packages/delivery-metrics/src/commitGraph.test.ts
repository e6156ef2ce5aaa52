import { CommitGraph } from './commitGraph';

const shas = Array.from({ length: 60 }, (_, index) => `sha-${index}`);

function historyOf(numberOf?: (sha: string) => number): CommitGraph {
  const graph = new CommitGraph(numberOf);
  shas.forEach((sha, at) =>
    graph.add({ sha, parents: shas.slice(at - 1, at), authoredAtMs: at }),
  );
  return graph;
}

describe('commits under numbers', () => {
  it.each([
    ['as they come', undefined],
    ['by a store, far apart', (sha: string) => 7 * shas.indexOf(sha) + 3],
  ])(
    'have one number each, whatever was asked for before it: %s',
    (_, numberOf) => {
      const graph = historyOf(numberOf);
      const numbers = shas.map(sha => graph.find(sha));
      for (const before of shas)
        for (const [at, sha] of shas.entries()) {
          graph.idOf(before);
          expect(graph.idOf(sha)).toBe(numbers[at]);
        }
      expect(new Set(numbers).size).toBe(shas.length);
    },
  );

  it('get a new number for a SHA that was never seen, among all the others', () => {
    const graph = historyOf();
    graph.idOf('sha-10');
    expect(graph.idOf('sha-new')).toBe(shas.length);
    expect(graph.commit(shas.length)).toBeUndefined();
    expect(graph.otherParents(shas.length)).toBeUndefined();
  });

  it('have the parents of their fullest version, far away ones too', () => {
    const graph = historyOf();
    const merge = { sha: 'merge', authoredAtMs: 99 };
    const id = graph.add({ ...merge, parents: ['sha-59', 'sha-2'] }) ?? -1;
    expect(graph.firstParent(id)).toBe(59);
    expect(graph.otherParents(id)).toEqual([2]);
    graph.add({ ...merge, parents: ['sha-1'], author: 'a longer text' });
    expect(graph.firstParent(id)).toBe(1);
    expect(graph.otherParents(id)).toBeUndefined();
    expect(graph.isAncestor(59, id)).toBe(false);
  });
});
