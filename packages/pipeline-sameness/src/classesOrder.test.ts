import { repository } from './__testUtils__/classified';
import { classify, usesTemplate } from './classes';

const pairs = (names: readonly string[], atom: string) =>
  names.map(name => repository(name, [atom]));
/** Atoms of which two lists share those that overlap. */
const alphabet = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => `a${100 + from + index}`);

describe('classes', () => {
  const all = [
    ...pairs(['z', 'y'], 'one'),
    ...pairs(['d', 'c'], 'two'),
    ...pairs(['m', 'k', 'l'], 'three'),
    repository('a', ['four']),
    repository('b', ['five'], { archetype: 'library' }),
  ];

  it('are counted from the largest, then by the first of their members', () => {
    expect(classify(all).classes).toEqual(
      [['k', 'l', 'm'], ['c', 'd'], ['y', 'z'], ['a'], ['b']].map(
        (members, index) => ({
          id: `class-${index + 1}`,
          archetype: index === 4 ? 'library' : 'service',
          members,
          isChain: false,
        }),
      ),
    );
  });

  it('and families tell of each repository where it belongs', () => {
    const { memberships } = classify(all);
    expect(memberships.get('m')).toEqual({
      class: 'class-1',
      family: 'family-1',
    });
    expect(memberships.get('z')).toEqual({
      class: 'class-3',
      family: 'family-3',
    });
    expect(memberships.size).toBe(all.length);
  });

  it('leave out what has nothing to compare', () => {
    const { classes, memberships } = classify([
      repository('a', []),
      repository('b', ['x']),
    ]);
    expect(classes.map(({ members }) => members)).toEqual([['b']]);
    expect(memberships.get('a')).toEqual({
      class: undefined,
      family: undefined,
    });
  });

  it('hold all that are the same through others, whichever comes first', () => {
    // Neighbours share 40 of 42 atoms (S = 0.952); the two ends share 38 of 44.
    const [a, b, c] = [0, 1, 2].map(from => alphabet(41, from));
    const { classes } = classify([
      repository('p', a ?? []),
      repository('q', c ?? []),
      repository('r', b ?? []),
    ]);
    expect(classes).toMatchObject([
      { members: ['p', 'q', 'r'], isChain: false },
    ]);
  });

  it('hold those that use the same template, whatever else they do', () => {
    const references = ['org/ci@v1'];
    const own = { references, archetype: 'service' };
    expect(
      classify([
        repository('a', ['x'], own),
        repository('b', ['y'], own),
        repository('bb', ['x'], own),
        repository('c', ['w'], { ...own, references: ['org/ci@v2'] }),
        repository('d', ['y'], { ...own, engine: 'jenkins' }),
      ]).classes.map(({ members }) => members),
    ).toEqual([['a', 'b', 'bb'], ['c'], ['d']]);
  });

  it('are chains where their least similar pair is not even similar', () => {
    const references = ['org/ci@v1'];
    expect(
      classify([
        repository('a', ['x'], { references }),
        repository('b', ['y'], { references }),
      ]).classes,
    ).toMatchObject([{ isChain: true }]);
  });
});

describe('families', () => {
  const familyOf = (first: readonly string[], second: readonly string[]) => {
    const { memberships } = classify([
      repository('a', first),
      repository('b', second),
    ]);
    return memberships.get('a')?.family === memberships.get('b')?.family;
  };

  it('hold what is similar and not the same', () => {
    expect(familyOf(alphabet(8), alphabet(8, 2))).toBe(true);
    expect(familyOf(alphabet(8), alphabet(8, 3))).toBe(false);
  });

  it('hold what uses one template in part', () => {
    const using = (name: string, ...references: readonly string[]) =>
      repository(name, [name], { references, ownSteps: 8 });
    const { classes, memberships } = classify([
      using('x', 'org/a@v1', 'org/b@v1'),
      using('y', 'org/b@v1'),
      using('z', 'org/c@v1'),
    ]);
    const family = (name: string) => memberships.get(name)?.family;
    expect(classes).toHaveLength(3);
    expect(family('x')).toBe(family('y'));
    expect(family('x')).not.toBe(family('z'));
  });
});

describe('lineages', () => {
  it('are families with their engine, members in production and share of it', () => {
    const { lineages } = classify([
      repository('c', ['x']),
      repository('b', ['x']),
      repository('a', ['x'], { production: false }),
      repository('d', ['y'], { engine: 'jenkins' }),
    ]);
    expect(lineages).toEqual([
      {
        family: 'family-1',
        engine: 'github-actions',
        members: ['b', 'c'],
        share: 2 / 3,
      },
      { family: 'family-2', engine: 'jenkins', members: ['d'], share: 1 / 3 },
    ]);
  });

  it('are none where nothing runs in production', () => {
    expect(
      classify([repository('a', ['x'], { production: false })]).lineages,
    ).toEqual([]);
  });
});

it('tells who uses a template as a whole', () => {
  const references = ['org/ci@v1'];
  expect(usesTemplate(repository('a', ['x'], { references }))).toBe(true);
  expect(usesTemplate(repository('a', ['x']))).toBe(false);
  expect(
    usesTemplate({
      ...repository('a', ['x']),
      pipeline: { outcome: 'unknown', reason: 'x', opaque: [] },
    }),
  ).toBe(false);
});
