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
