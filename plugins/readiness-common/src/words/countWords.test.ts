import { countWords } from './countWords';

describe('how many of what', () => {
  it.each([
    [1, 'team', '1 team'],
    [2.5, 'team', '2.5 teams'],
    [3, 'repository', '3 repositories'],
    [0, 'pair of environments', '0 pairs of environments'],
    [2, 'Argo CD instance', '2 Argo CD instances'],
    [2, 'key', '2 keys'],
    [2, 'class', '2 classes'],
    [1, 'veto', '1 veto'],
    [3, 'veto', '3 vetoes'],
    [12_000, 'workload', '12,000 workloads'],
  ])('of %d %s is "%s"', (count, noun, words) => {
    expect(countWords(count, noun)).toBe(words);
  });
});
