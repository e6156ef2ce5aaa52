import {
  majorOf,
  parseUses,
  preferVersionComments,
  referenceKey,
} from './references';

describe('references', () => {
  it.each([
    ['v4.2.1', 'v4'],
    ['v4', 'v4'],
    ['4.2', 'v4'],
    ['refs/tags/v3.0.0', 'v3'],
    ['v2.0.0-rc.1', 'v2'],
    ['main', 'main'],
    ['release/v1', 'release/v1'],
    ['0123456789ABCDEF0123456789abcdef01234567', '0123456789ab'],
  ])('takes the major version of %s as %s', (ref, major) => {
    expect(majorOf(ref)).toBe(major);
  });

  it('tells local, container, remote and invalid uses apart', () => {
    expect(parseUses('./.github/actions/deploy/')).toEqual({
      kind: 'local',
      path: '.github/actions/deploy',
    });
    expect(parseUses('docker://alpine:3')).toEqual({
      kind: 'container',
      image: 'alpine:3',
    });
    expect(parseUses('Org/Repo/sub/dir@v1')).toEqual({
      kind: 'remote',
      reference: { repository: 'org/repo', path: 'sub/dir', ref: 'v1' },
    });
    expect(parseUses('org/repo')).toEqual({
      kind: 'invalid',
      text: 'org/repo',
    });
  });

  it('compares a reference by path and major version', () => {
    expect(
      referenceKey({
        repository: 'org/repo',
        path: '.github/workflows/x.yml',
        ref: 'v1.9',
      }),
    ).toBe('org/repo/.github/workflows/x.yml@v1');
  });

  it('takes the version that a pinned commit carries in its comment', () => {
    const sha = 'a'.repeat(40);
    expect(preferVersionComments(`  - uses: org/act@${sha} # v3.4.2\n`)).toBe(
      '  - uses: org/act@v3.4.2\n',
    );
    expect(
      preferVersionComments(`  - uses: org/act@${sha} # because\n`),
    ).toContain(sha);
  });
});
