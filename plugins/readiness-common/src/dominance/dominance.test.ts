import { dominanceOf, modes, weigh } from './dominance';

describe('the most frequent values', () => {
  it.each([
    [['a', 'b', 'b'], ['b']],
    [
      ['b', 'a', 'c', 'b', 'a'],
      ['a', 'b'],
    ],
    [['only'], ['only']],
    [[], []],
  ])('of %j are %j', (values, expected) => {
    expect(modes(values)).toEqual(expected);
  });
});

describe('the dominance of a population', () => {
  it('is the largest share, with how many equally common answers it feels like', () => {
    const found = dominanceOf(
      new Map([
        ['vault', 3],
        ['aws', 2],
        ['document', 1],
      ]),
    );
    expect(found?.largest).toBe('vault');
    expect(found?.dominance).toBeCloseTo(0.5);
    expect(found?.concentration).toBeCloseTo(14 / 36);
    expect(found?.effective).toBeCloseTo(36 / 14);
    expect(found?.surprise).toBeCloseTo(22 / 36);
  });

  it('names the first by name of those that tie, whatever their order', () => {
    for (const order of ['ab', 'ba']) {
      const tied = new Map([...order].map(answer => [answer, 1]));
      expect(dominanceOf(tied)).toMatchObject({ largest: 'a', dominance: 0.5 });
    }
  });

  it('is not known of nothing', () => {
    expect(dominanceOf(new Map())).toBeUndefined();
    expect(dominanceOf(new Map([['a', 0]]))).toBeUndefined();
  });

  it('counts a unit once, however many answers it splits between', () => {
    expect([
      ...weigh([{ answers: ['a', 'b'] }, { answers: ['a'], weight: 2 }]),
    ]).toEqual([
      ['a', 2.5],
      ['b', 0.5],
    ]);
  });
});
