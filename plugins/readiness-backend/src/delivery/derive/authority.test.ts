import { authorityOf, SourceOfService } from './authority';

const source = (
  name: string,
  evidence: number,
  ...seen: readonly number[]
): SourceOfService => ({ source: name, evidence, seen });

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

  it('is of ones that are equally complete of late the one that was there before', () => {
    const sources = [
      source('github:g', 0, 12, 7, 0, 0),
      source('github-actions:g', 1, 12, 12, 11, 4),
    ];
    expect(authorityOf(sources, undefined)).toEqual({
      source: 'github-actions:g',
      reason: 'most-complete',
    });
    // What tells no more is not that one.
    expect(
      authorityOf(
        [...sources, source('jenkins:j', 1, 0, 0, 20, 20)],
        undefined,
      ),
    ).toMatchObject({ source: 'github-actions:g' });
  });

  it('is the one with the best evidence although others saw a little more before', () => {
    const sources = [
      source('github:g', 0, 12, 3, 45),
      source('argocd:a', 2, 12, 5, 50),
    ];
    expect(authorityOf(sources, undefined)).toEqual({
      source: 'github:g',
      reason: 'best-evidence',
    });
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
