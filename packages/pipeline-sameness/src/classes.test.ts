import { repository } from './__testUtils__/classified';
import { classify, type RepositoryPipeline } from './classes';
import { modalClasses } from './grouping';
import { organisationPipelines } from './organisation';

function unknown(name: string): RepositoryPipeline {
  return {
    name,
    team: name,
    archetype: 'service',
    production: true,
    pipeline: { outcome: 'unknown', reason: 'empty', opaque: [] },
  };
}

/** `count` atoms from a numbered alphabet, starting at `from`. */
const atoms = (from: number, count: number) =>
  Array.from(
    { length: count },
    (_, index) => `a${String(from + index).padStart(3, '0')}`,
  );

describe('classes', () => {
  it('joins what is the same through others, and flags a class that only a chain holds together', () => {
    // Each neighbour shares 39 of 41 atoms (S = 0.951); the ends of the chain share far fewer.
    const chain = Array.from({ length: 14 }, (_, index) =>
      repository(`r${String(index).padStart(2, '0')}`, atoms(index, 40)),
    );
    const { classes } = classify(chain);
    expect(classes).toHaveLength(1);
    expect(classes[0]?.isChain).toBe(true);
  });

  it('gives an unknown pipeline neither class nor family', () => {
    const { memberships } = classify([unknown('u'), repository('a', ['x'])]);
    expect(memberships.get('u')).toEqual({
      class: undefined,
      family: undefined,
    });
  });

  it('does not depend on the order of the repositories', () => {
    const all = [
      repository('a', ['x']),
      repository('b', ['x']),
      repository('c', ['y']),
      repository('d', ['y']),
      repository('e', ['z']),
    ];
    expect([...classify(all).memberships].sort()).toEqual(
      [...classify([...all].reverse()).memberships].sort(),
    );
  });

  it('keeps the classes of archetypes apart and lets a family span them', () => {
    const { memberships } = classify([
      repository('a', ['x']),
      repository('b', ['x'], { archetype: 'library' }),
    ]);
    expect(memberships.get('a')?.class).not.toBe(memberships.get('b')?.class);
    expect(memberships.get('a')?.family).toBe(memberships.get('b')?.family);
  });

  it('never joins two engines in one family', () => {
    const { memberships } = classify([
      repository('a', ['x']),
      repository('b', ['x'], { engine: 'jenkins' }),
    ]);
    expect(memberships.get('a')?.family).not.toBe(memberships.get('b')?.family);
  });

  it('counts a family as a lineage from five percent of the production repositories on', () => {
    const many = Array.from({ length: 38 }, (_, index) =>
      repository(`m${index}`, ['x']),
    );
    const two = [repository('p', ['y']), repository('q', ['y'])];
    expect(
      classify([...many, ...two]).lineages.map(({ members }) => members.length),
    ).toEqual([38, 2]);
    expect(
      classify([...many, ...two, repository('r', ['x'])]).lineages.map(
        ({ members }) => members.length,
      ),
    ).toEqual([39]);
  });

  it('does not count a family that ends before production as a lineage', () => {
    const { lineages } = classify([
      repository('a', ['x']),
      repository('b', ['y'], { deliversToProduction: false }),
    ]);
    expect(lineages).toHaveLength(1);
  });
});

describe('organisation numbers', () => {
  const numbers = (repositories: readonly RepositoryPipeline[]) =>
    organisationPipelines(repositories, classify(repositories));

  it('counts teams, not repositories, so that a big team cannot hide others', () => {
    const big = Array.from({ length: 10 }, (_, index) =>
      repository(`big${index}`, ['x'], { team: 'big' }),
    );
    expect(
      numbers([...big, repository('b', ['y']), repository('c', ['y'])]),
    ).toMatchObject({
      dominance: 2 / 3,
      effectivePipelines: 1 / (4 / 9 + 1 / 9),
      newcomerSurprise: 1 - 5 / 9,
    });
  });

  it('splits a team with two equally common classes between them', () => {
    expect(modalClasses(['a', 'b'])).toEqual(
      new Map([
        ['a', 0.5],
        ['b', 0.5],
      ]),
    );
    expect(modalClasses(['a', 'b', 'b'])).toEqual(new Map([['b', 1]]));
  });

  it('weighs archetypes by the teams that have one', () => {
    const services = [
      repository('s1', ['x']),
      repository('s2', ['x']),
      repository('s3', ['x']),
    ];
    const libraries = [
      repository('l1', ['y'], { archetype: 'library', team: 's1' }),
    ];
    const split = [
      repository('j1', ['p'], { archetype: 'job' }),
      repository('j2', ['q'], { archetype: 'job' }),
    ];
    expect(
      numbers([...services, ...libraries, ...split]).dominance,
    ).toBeCloseTo((3 * 1 + 1 * 1 + 2 * 0.5) / 6, 10);
  });

  it('reports the share by reference with every team counting the same', () => {
    const references = ['org/pipelines/service.yml@v2'];
    const mixed = [
      repository('a', ['x'], { references }),
      repository('b1', ['x'], { team: 'b', references }),
      repository('b2', ['x'], { team: 'b' }),
    ];
    expect(numbers(mixed).byReferenceShare).toBeCloseTo(0.75, 10);
  });

  it('says nothing when no pipeline is known', () => {
    expect(numbers([unknown('u')])).toMatchObject({
      dominance: undefined,
      effectivePipelines: undefined,
      newcomerSurprise: undefined,
      byReferenceShare: undefined,
    });
  });

  it('gives bounds over what the unread pipelines may be, and no single number below half', () => {
    const known = [repository('a', ['x']), repository('b', ['x'])];
    const half = numbers([...known, unknown('u'), unknown('v')]);
    expect(half).toMatchObject({ dominance: 1, coverage: 0.5 });
    expect(half.bounds?.dominance).toEqual({ lo: 0.5, hi: 1 });
    expect(half.bounds?.byReferenceShare).toEqual({ lo: 0, hi: 0.5 });
    const less = numbers([...known, unknown('u'), unknown('v'), unknown('w')]);
    expect(less.dominance).toBeUndefined();
    expect(less.bounds?.dominance).toEqual({ lo: 0.4, hi: 1 });
  });

  it('lets unread pipelines split a team among classes, which is as different as it gets', () => {
    const read = { ...repository('a', ['x']), team: 'one' };
    const unread = { ...unknown('u'), team: 'one' };
    expect(numbers([read, unread]).bounds).toMatchObject({
      dominance: { lo: 0.5, hi: 1 },
      newcomerSurprise: { lo: 0, hi: 0.5 },
    });
  });

  it('lets an unread pipeline join two classes of one engine', () => {
    const apart = [repository('a', ['x']), repository('b', ['y'])];
    expect(numbers(apart).bounds?.dominance).toEqual({ lo: 0.5, hi: 0.5 });
    const joined = numbers([...apart, unknown('u')]).bounds?.dominance;
    expect(joined?.hi).toBe(1);
    expect(joined?.lo).toBeCloseTo(1 / 3);
  });

  it('leaves the share by reference open by what is unread, each team counting the same', () => {
    const references = ['org/pipelines/service.yml@v2'];
    const all = [
      repository('a', ['x'], { team: 'one', references }),
      { ...unknown('b'), team: 'one' },
      repository('c', ['x'], { team: 'two' }),
      repository('d', ['x'], { team: 'two' }),
    ];
    expect(numbers(all).bounds?.byReferenceShare).toEqual({
      lo: 0.25,
      hi: 0.5,
    });
  });

  it('bounds each archetype by itself, weighed by the teams that have one', () => {
    const all = [
      repository('a', ['x']),
      repository('b', ['x']),
      repository('c', ['y'], { archetype: 'library' }),
    ];
    expect(numbers(all).bounds?.dominance).toEqual({ lo: 1, hi: 1 });
  });

  it('covers nothing where there is no repository', () => {
    expect(numbers([])).toMatchObject({
      coverage: 0,
      dominance: undefined,
      bounds: undefined,
    });
  });
});
