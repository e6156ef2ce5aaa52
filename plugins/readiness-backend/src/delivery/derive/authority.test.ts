import { authorityOf, SourceOfService } from './authority';

const source = (
  name: string,
  evidence: number,
  deployments: number,
): SourceOfService => ({ source: name, evidence, deployments });

describe('the source that counts', () => {
  it('is the only one there is', () => {
    expect(authorityOf([source('argocd:a', 2, 0)], undefined)).toEqual({
      source: 'argocd:a',
      reason: 'only-source',
    });
    expect(authorityOf([], undefined)).toBeUndefined();
  });

  it('is the most complete one, whatever its evidence', () => {
    const sources = [source('github:g', 0, 89), source('argocd:a', 2, 100)];
    expect(authorityOf(sources, undefined)).toEqual({
      source: 'argocd:a',
      reason: 'most-complete',
    });
  });

  it('is of equally complete ones that with the best evidence, and of equals the first by name', () => {
    const sources = [source('github:g', 0, 90), source('argocd:a', 2, 100)];
    expect(authorityOf(sources, undefined)).toEqual({
      source: 'github:g',
      reason: 'best-evidence',
    });
    expect(
      authorityOf([source('b', 1, 5), source('a', 1, 5)], undefined),
    ).toEqual({ source: 'a', reason: 'first-by-name' });
  });

  it('is the one that the configuration names, unless that tells of nothing', () => {
    const sources = [source('github:g', 0, 90), source('argocd:a', 2, 3)];
    expect(authorityOf(sources, 'argocd:a')).toEqual({
      source: 'argocd:a',
      reason: 'configured',
    });
    expect(authorityOf(sources, 'jenkins:j')).toEqual({
      source: 'github:g',
      reason: 'most-complete',
    });
  });
});
