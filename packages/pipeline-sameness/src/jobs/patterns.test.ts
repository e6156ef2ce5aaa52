import { matchesExpression, matchesWildcard } from './patterns';

describe('patterns of strangers', () => {
  it.each([
    ['ci/a.yml', 'ci/*.yml', true],
    ['ci/deep/a.yml', 'ci/*.yml', false],
    ['ci/deep/a.yml', 'ci/**.yml', true],
    ['ci/a.yml', 'ci/**/*.yml', true],
    ['ci/deep/er/a.yml', 'ci/**/*.yml', true],
    ['ci/deep/a.yaml', 'ci/**/*.yml', false],
    ['cia.yml', 'ci/**/*.yml', false],
    ['v1.2.3', 'v?.*', true],
    ['main', 'main', true],
    ['mainly', 'main', false],
    ['anything/at/all', '**', true],
  ])('hold %s against the wildcards %s', (name, pattern, answer) => {
    expect(matchesWildcard(name, pattern)).toBe(answer);
  });

  it('take no time, however many stars they have', () => {
    const start = Date.now();
    expect(matchesWildcard('a'.repeat(900), `${'*a'.repeat(90)}b`)).toBe(false);
    expect(matchesWildcard('a/'.repeat(400), `${'**/'.repeat(60)}b`)).toBe(
      false,
    );
    expect(Date.now() - start).toBeLessThan(2_000);
  });

  it('are answered as expressions only where that is quick', () => {
    expect(matchesExpression('v1.2.3', '^v\\d+')).toBe(true);
    expect(matchesExpression('MAIN', '^main$', 'i')).toBe(true);
    expect(matchesExpression('main', '^(a+)+$')).toBeUndefined();
    expect(matchesExpression('main', '.*'.repeat(20))).toBeUndefined();
    expect(matchesExpression('main', '(')).toBeUndefined();
  });
});
