import { seededRandom } from './random';
import { diagnose } from './diagnose';
import { SquadChanges, typicalHours } from './squads';

const same = { lo: 0.95, hi: 0.95 };

/** Lead times scattered around a typical time, drawn from a seed. */
function squads(
  count: number,
  changes: number,
  hoursOf: (index: number) => number,
): readonly SquadChanges[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, (_, index) => ({
    ref: `group:default/squad-${String(index).padStart(2, '0')}`,
    headcount: 5,
    leadTimeHours: Array.from(
      { length: changes },
      () =>
        hoursOf(index) * Math.exp(0.5 * (random() + random() + random() - 1.5)),
    ),
  }));
}

describe('does the way to production vary by squad', () => {
  it('S17: a fifth of the squads at eight times the time varies by the minority arm although R is below 2', () => {
    const result = diagnose({
      pipelines: same,
      deployMechanisms: same,
      squads: squads(20, 15, index => (index < 4 ? 24 : 3)),
    });
    expect(result.result).toBe('VARIES');
    expect(result.minority).toMatchObject({
      state: 'varies',
      share: { lo: 0.2, hi: 0.2 },
    });
    expect(result.spread.ratio?.value).toBeLessThan(2);
    expect(result.spread.state).not.toBe('varies');
  });

  it('is consistent when paths, spread and minorities are clear and there is enough data', () => {
    const result = diagnose({
      pipelines: same,
      deployMechanisms: same,
      squads: squads(12, 20, () => 3),
    });
    expect(result.result).toBe('CONSISTENT');
    expect(result.typicalChangeHours).toBeGreaterThan(2);
    expect(result.typicalChangeHours).toBeLessThan(4);
  });

  it('varies by the path alone, without any change being measured', () => {
    const result = diagnose({
      pipelines: { lo: 0.5, hi: 0.7 },
      deployMechanisms: undefined,
      squads: undefined,
    });
    expect(result.result).toBe('VARIES');
    expect(result.path.state).toBe('varies');
    expect(result.typicalChangeHours).toBeUndefined();
    expect(result).not.toHaveProperty('squadTimes');
  });

  it('is inconclusive when unread teams decide, and when too few squads have data', () => {
    expect(
      diagnose({
        pipelines: { lo: 0.7, hi: 0.9 },
        deployMechanisms: same,
        squads: [],
      }).result,
    ).toBe('INCONCLUSIVE');
    const few = diagnose({
      pipelines: same,
      deployMechanisms: same,
      squads: squads(8, 5, () => 3),
    });
    expect(few.result).toBe('INCONCLUSIVE');
    expect(few.squadsWithoutData).toHaveLength(8);
    expect(few.squadTimes?.fewestChanges).toBe(8);
    expect(few.squadTimes?.squads[0]).toEqual({
      ref: 'group:default/squad-00',
      changes: 5,
      medianHours: expect.any(Number),
    });
  });

  it('shows a wide spread between quarters of the squads', () => {
    const result = diagnose({
      pipelines: same,
      deployMechanisms: same,
      squads: squads(16, 20, index => 3 * 1.25 ** index),
    });
    expect(result.spread.state).toBe('varies');
  });

  it('gives the same answer every time', () => {
    const input = {
      pipelines: same,
      deployMechanisms: same,
      squads: squads(10, 10, index => 2 + index),
    };
    expect(diagnose(input)).toEqual(diagnose(input));
  });

  it('squads that are all equal have a ratio of exactly 1', () => {
    const equal = Array.from({ length: 8 }, (_, index) => ({
      ref: `s${index}`,
      headcount: 1,
      leadTimeHours: Array.from({ length: 15 }, () => 4),
    }));
    const { spread, minority } = diagnose({
      pipelines: same,
      deployMechanisms: same,
      squads: equal,
    });
    expect(spread.ratio).toEqual({ value: 1, p10: 1, p90: 1 });
    expect(minority.share).toEqual({ lo: 0, hi: 0 });
  });
});

const without = (count: number, headcount = 5): readonly SquadChanges[] =>
  Array.from({ length: count }, (_, index) => ({
    ref: `group:default/quiet-${index}`,
    headcount,
    leadTimeHours: [3, 3, 3],
  }));
const judged = (all: readonly SquadChanges[]) =>
  diagnose({ pipelines: same, deployMechanisms: same, squads: all });

describe('squads without enough changes', () => {
  const alike = squads(12, 20, () => 3);

  it('keep the typical time unknown only where they may move it over the day', () => {
    expect(typicalHours(alike).hi).toBeLessThan(4);
    const some = typicalHours([...alike, ...without(4)]);
    expect(some.lo).toBeGreaterThan(2);
    expect(some.hi).toBeLessThan(4);
    expect(some.lo).toBeLessThan(some.hi);
    const most = typicalHours([...alike, ...without(13)]);
    expect(most.lo).toBeCloseTo(1 / 60);
    expect(most.hi).toBeCloseTo(10_000);
    expect(typicalHours(undefined)).toEqual({
      lo: 0,
      hi: Number.POSITIVE_INFINITY,
    });
  });

  it('state no typical time as one number', () => {
    expect(judged(alike).typicalChangeHours).toBeGreaterThan(2);
    expect(
      judged([...alike, ...without(4)]).typicalChangeHours,
    ).toBeUndefined();
  });

  it('may be slow together, so that equal squads beside them are not clear', () => {
    expect(judged(alike).spread.state).toBe('clear');
    expect(judged([...alike, ...without(4)]).spread.state).toBe('inconclusive');
    expect(judged([...alike, ...without(1)]).spread.state).toBe('clear');
  });

  it('may all be typical, so that a spread which they would close does not vary for certain', () => {
    const apart = squads(16, 20, index => 3 * 1.25 ** index);
    expect(judged(apart).spread.state).toBe('varies');
    expect(judged([...apart, ...without(2)]).spread.state).toBe('varies');
    expect(judged([...apart, ...without(30)]).spread.state).toBe(
      'inconclusive',
    );
  });

  it('may move the typical time, and with it who is off', () => {
    const some = squads(20, 15, index => (index < 4 ? 24 : 3));
    const known = judged(some).minority;
    expect(known).toMatchObject({ state: 'varies' });
    const many = judged([...some, ...without(24)]).minority;
    expect(many.state).toBe('inconclusive');
    expect(many.share?.lo).toBeLessThan(known.share?.lo ?? 0);
    expect(many.share?.hi).toBe(1);
    expect(many.squadsOff).toEqual([]);
  });

  it('count with their people among all, not only among those with data', () => {
    const some = squads(20, 15, index => (index < 4 ? 24 : 3));
    expect(judged([...some, ...without(4)]).minority.share?.lo).toBeCloseTo(
      20 / 120,
    );
  });
});

describe('two to seven squads in all', () => {
  const few = (hours: readonly number[], changes = 20) =>
    squads(hours.length, changes, index => hours[index] ?? 0);

  it('vary when even the lower bound of slowest against fastest is twofold', () => {
    expect(judged(few([3, 3, 12])).spread).toMatchObject({ state: 'varies' });
    expect(judged(few([3, 3, 12])).result).toBe('VARIES');
    expect(judged(few([3, 3, 5])).spread.state).toBe('inconclusive');
  });

  it('are consistent when every squad has fifteen changes and the upper bound stays below twofold', () => {
    const result = judged(few([3, 3, 3, 3], 60));
    expect(result.spread.state).toBe('clear');
    expect(result.minority.state).toBe('clear');
    expect(result.result).toBe('CONSISTENT');
  });

  it('vary although a squad lacks changes, and are never clear while one does', () => {
    expect(judged([...few([3, 12]), ...without(1)]).result).toBe('VARIES');
    const alike = judged([...few([3, 3, 3, 3], 60), ...without(1)]);
    expect(alike.result).toBe('INCONCLUSIVE');
    expect(alike.squadsWithoutData).toEqual(['group:default/quiet-0']);
  });

  it('say nothing with less than two squads of fifteen changes', () => {
    expect(judged([...few([3]), ...without(2)]).spread.state).toBe(
      'inconclusive',
    );
    expect(judged(few([3, 30], 14)).spread.state).toBe('inconclusive');
  });

  it('one squad alone is judged by its path', () => {
    expect(judged(few([3])).result).toBe('INCONCLUSIVE');
    expect(
      diagnose({
        pipelines: { lo: 0.5, hi: 0.7 },
        deployMechanisms: same,
        squads: few([3]),
      }).result,
    ).toBe('VARIES');
  });
});
