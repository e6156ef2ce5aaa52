import { seededRandom } from './random';
import { diagnose } from './diagnose';
import { SquadChanges } from './squads';

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
