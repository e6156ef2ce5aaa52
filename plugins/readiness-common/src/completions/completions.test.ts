import fc from 'fast-check';
import { dominanceOf, weigh } from '../dominance';
import {
  answersHoldingOverCompletions,
  dominanceOverCompletions,
  shareOverCompletions,
} from './completions';

const teams = (answers: Readonly<Record<string, number>>) =>
  new Map(Object.entries(answers));

describe('a share', () => {
  it('ranges from none to all of the unread', () => {
    expect(shareOverCompletions({ having: 3, read: 6, unread: 4 })).toEqual({
      lo: 0.3,
      hi: 0.7,
    });
  });

  it('is undefined when nobody is there', () => {
    expect(
      shareOverCompletions({ having: 0, read: 0, unread: 0 }),
    ).toBeUndefined();
  });
});

describe('a dominance', () => {
  it('S4: 3 Vault, 2 AWS and 1 shared document have D 0.50, λ 0.389 and an effective number of 2.57', () => {
    const found = dominanceOf(teams({ vault: 3, aws: 2, document: 1 }));
    expect(found?.dominance).toBe(0.5);
    expect(found?.concentration).toBeCloseTo(0.389, 3);
    expect(found?.effective).toBeCloseTo(2.57, 2);
  });

  it('a lost answer never makes the rest look more alike for certain', () => {
    const known = dominanceOverCompletions(
      teams({ vault: 3, aws: 2, document: 1 }),
      [],
    );
    const lost = dominanceOverCompletions(teams({ vault: 3, aws: 2 }), [1]);
    expect(known).toEqual({ lo: 0.5, hi: 0.5 });
    expect(lost?.lo).toBe(0.5);
    expect(lost?.hi).toBeCloseTo(4 / 6, 12);
  });

  it('nothing is known of a population of which nothing was read', () => {
    expect(dominanceOverCompletions(new Map(), [1])).toEqual({ lo: 0, hi: 1 });
  });

  it('is undefined when nobody is there', () => {
    expect(dominanceOverCompletions(new Map(), [])).toBeUndefined();
  });

  it('splits a team that is torn between answers', () => {
    expect([...weigh([{ answers: ['a', 'b'] }, { answers: ['a'] }])]).toEqual([
      ['a', 1.5],
      ['b', 0.5],
    ]);
  });

  it('may be as low as its largest known answer when an unread team is torn between new ones', () => {
    const torn = weigh([{ answers: ['a', 'b', 'c'] }]);
    expect(dominanceOverCompletions(torn, [1])).toEqual({
      lo: 1 / 6,
      hi: 4 / 6,
    });
  });

  it('has exactly the worst and best of all completions, team by team', () => {
    const answers = fc.array(fc.constantFrom('a', 'b', 'c'), {
      minLength: 1,
      maxLength: 4,
    });
    const unread = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 });
    fc.assert(
      fc.property(answers, unread, (read, units) => {
        const weights = weigh(read.map(answer => ({ answers: [answer] })));
        const all = allCompletions(weights, units, 4);
        const values = all.map(item => dominanceOf(item)?.dominance ?? 0);
        const range = dominanceOverCompletions(weights, units);
        expect(range?.lo).toBeCloseTo(Math.min(...values), 12);
        expect(range?.hi).toBeCloseTo(Math.max(...values), 12);
      }),
    );
  });
});

describe('the number of answers that hold a share', () => {
  const holdingAFifth = (
    answers: Readonly<Record<string, number>>,
    units: readonly number[] = [],
  ) => {
    const { lo, hi } = answersHoldingOverCompletions(
      teams(answers),
      units,
      0.2,
    );
    return [lo, hi];
  };

  it('is known where all was read, and counts who holds the share exactly', () => {
    expect(holdingAFifth({ a: 3, b: 1, c: 1 })).toEqual([3, 3]);
    expect(holdingAFifth({ a: 9, b: 1 })).toEqual([1, 1]);
  });

  it('is none of nobody', () => {
    expect(holdingAFifth({})).toEqual([0, 0]);
    expect(holdingAFifth({ a: 0 })).toEqual([0, 0]);
  });

  it('may rise by those that the unread can lift over the line, the nearest first', () => {
    expect(holdingAFifth({ a: 8, b: 1 }, [1])).toEqual([1, 2]);
    expect(holdingAFifth({ a: 11, b: 1, c: 2, d: 3 }, [1, 1, 1])).toEqual([
      1, 3,
    ]);
    expect(holdingAFifth({ a: 15, b: 1, c: 2 }, [1, 1])).toEqual([1, 2]);
    expect(holdingAFifth({ a: 13.5, b: 3, c: 3 }, [0.5])).toEqual([1, 1]);
  });

  it('may rise by new answers as far as the unread carry them', () => {
    expect(holdingAFifth({ a: 8 }, [2])).toEqual([1, 2]);
    expect(holdingAFifth({ a: 9 }, [1])).toEqual([1, 1]);
    expect(holdingAFifth({ a: 6 }, [2, 2])).toEqual([1, 3]);
    expect(holdingAFifth({ a: 12, b: 1 }, [2, 2, 1, 2])).toEqual([1, 3]);
  });

  it('rises by one for each unread unit at most, however heavy it is', () => {
    expect(holdingAFifth({ a: 12, c: 2, d: 2 }, [4])).toEqual([1, 2]);
    expect(holdingAFifth({ a: 10 }, [5, 5])).toEqual([1, 3]);
  });

  it('counts every answer where no share is asked for', () => {
    expect(
      answersHoldingOverCompletions(teams({ a: 3, b: 1 }), [1, 1], 0),
    ).toEqual({ lo: 2, hi: 4 });
  });

  it('is not changed by what rounding loses where teams are torn', () => {
    const six = ['b', 'c', 'd', 'e', 'f', 'g'];
    const torn = weigh([
      ...six.map(() => ({ answers: six })),
      { answers: ['a'], weight: 14 },
    ]);
    expect(answersHoldingOverCompletions(torn, [], 1 / 20)).toEqual({
      lo: 7,
      hi: 7,
    });
    const pieces = Array.from({ length: 10 }, () => 0.1);
    expect(answersHoldingOverCompletions(teams({ a: 9 }), pieces, 0.1)).toEqual(
      { lo: 1, hi: 2 },
    );
    expect(
      answersHoldingOverCompletions(teams({ a: 9, b: 0 }), pieces, 0.1),
    ).toEqual({ lo: 1, hi: 2 });
  });

  it('covers every completion, and loses nothing when nothing is unread', () => {
    const answers = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), {
      minLength: 1,
      maxLength: 5,
    });
    const unread = fc.array(fc.constant(1), { maxLength: 3 });
    fc.assert(
      fc.property(answers, unread, (read, units) => {
        const weights = weigh(read.map(answer => ({ answers: [answer] })));
        const counts = allCompletions(weights, units).map(item =>
          holding(item, 0.2),
        );
        const range = answersHoldingOverCompletions(weights, units, 0.2);
        expect(range.lo).toBeLessThanOrEqual(Math.min(...counts));
        expect(range.hi).toBeGreaterThanOrEqual(Math.max(...counts));
        expect(units.length > 0 || range.hi === range.lo).toBe(true);
      }),
    );
  });
});

/** Every unread unit gives one known answer or one of its own, or is torn between up to so many of its own. */
function allCompletions(
  weights: ReadonlyMap<string, number>,
  units: readonly number[],
  mostAnswers = 1,
): readonly ReadonlyMap<string, number>[] {
  let all: readonly ReadonlyMap<string, number>[] = [weights];
  units.forEach((unit, index) => {
    const names = [
      'a',
      'b',
      'c',
      'd',
      ...units.map((_, other) => `own-${other}`),
    ];
    const whole = names
      .filter(
        name => !name.startsWith('own-') || Number(name.slice(4)) <= index,
      )
      .map(name => [name]);
    const torn = Array.from({ length: mostAnswers - 1 }, (_, more) =>
      Array.from({ length: more + 2 }, (__, part) => `torn-${index}-${part}`),
    );
    all = all.flatMap(known =>
      [...whole, ...torn].map(answers => {
        const next = new Map(known);
        for (const name of answers) {
          next.set(name, (next.get(name) ?? 0) + unit / answers.length);
        }
        return next;
      }),
    );
  });
  return all;
}

function holding(weights: ReadonlyMap<string, number>, share: number): number {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return [...weights.values()].filter(weight => weight / total >= share - 1e-12)
    .length;
}
