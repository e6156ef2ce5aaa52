import { releasesAfter, releasesOf, type Tag } from './versions';

const tags = (...names: readonly string[]): readonly Tag[] =>
  names.map(text => {
    const [name = '', sha = ''] = text.split(' ');
    return { name, sha };
  });
const behind = (name: string, all: readonly Tag[]) => {
  const tag = all.find(item => item.name === name);
  return tag && releasesAfter(tag, all)?.behind;
};

describe('versions of a template', () => {
  const semantic = tags(
    'v1.9.0 a',
    'v2.0.0 b',
    'v2.10.0 d',
    'v2.9.0 c',
    'v3.0.0-rc.1 e',
  );

  it.each([
    ['v2.10.0', 0],
    ['v2.9.0', 1],
    ['v2.0.0', 2],
    ['v1.9.0', 3],
  ])(
    'counts the releases after %s by number, pre-releases left out',
    (name, count) => {
      expect(behind(name, semantic)).toEqual({ lo: count, hi: count });
    },
  );

  it('takes a tag that moves for the release at the same commit', () => {
    const moving = [...semantic, ...tags('v1 a', 'v2 d')];
    expect(behind('v2', moving)).toEqual({ lo: 0, hi: 0 });
    expect(behind('v1', moving)).toEqual({ lo: 3, hi: 3 });
  });

  it('takes a short tag that stayed behind for the release that it stayed at', () => {
    const stayed = [...semantic, ...tags('v2 b')];
    expect(behind('v2', stayed)).toEqual({ lo: 2, hi: 2 });
  });

  it('says both where nothing tells whether a short tag moves', () => {
    const alone = tags('v1 a', 'v1.1 b', 'v1.2 c');
    expect(behind('v1', alone)).toEqual({ lo: 0, hi: 2 });
  });

  it('counts what a pre-release led to as newer', () => {
    const candidates = tags('v2.0.0-rc.1 a', 'v2.0.0 b', 'v1.0.0 c');
    expect(behind('v2.0.0-rc.1', candidates)).toEqual({ lo: 1, hi: 1 });
  });

  it('keeps the lines of a repository with several templates apart', () => {
    const several = tags('deploy/v1.0 a', 'deploy/v1.1 b', 'build/v7.0 c');
    expect(behind('deploy/v1.0', several)).toEqual({ lo: 1, hi: 1 });
    expect(behind('build/v7.0', several)).toEqual({ lo: 0, hi: 0 });
  });

  it('lists the releases, the newest first, under their fullest names', () => {
    expect(
      releasesOf([...semantic, ...tags('v2 d', 'latest d')]).map(
        ({ name }) => name,
      ),
    ).toEqual(['v2.10.0', 'v2.9.0', 'v2.0.0', 'v1.9.0']);
  });

  it('takes names without a number for no version', () => {
    expect(behind('stable', tags('stable a', 'v1 b'))).toBeUndefined();
  });
});
