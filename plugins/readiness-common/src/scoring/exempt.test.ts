import { scoreChecks, ScoreItem } from './score';

const nothing = { fired: false, unknown: false };
const check = (
  id: string,
  weight: number,
  state: ScoreItem['state'],
): ScoreItem => ({ id, weight, state, s: 1, kappa: 1 });

describe('what waivers set aside', () => {
  it('is a share of all weight that would apply, the waived included', () => {
    const score = scoreChecks(
      [
        check('a', 60, 'scored'),
        check('b', 20, 'unknown'),
        check('c', 20, 'exempt'),
        check('d', 50, 'not_applicable'),
        check('e', 50, 'informative'),
      ],
      nothing,
    );
    expect(score.exemptShare).toBeCloseTo(0.2, 12);
  });

  it.each([
    [15, false, 5],
    [16, true, 3],
  ])(
    'stops the level at 3 beyond 15 of 100 (%i: %s)',
    (weight, levelCapped, level) => {
      const score = scoreChecks(
        [check('a', 100 - weight, 'scored'), check('b', weight, 'exempt')],
        nothing,
      );
      expect(score).toMatchObject({
        levelCapped,
        level: { lo: level, hi: level },
      });
    },
  );

  it('is nothing without a waiver, and all where everything is waived, which is undecided', () => {
    expect(scoreChecks([check('a', 5, 'scored')], nothing).exemptShare).toBe(0);
    expect(scoreChecks([check('a', 5, 'exempt')], nothing)).toMatchObject({
      applies: true,
      exemptShare: 1,
      uncapped: { lo: 0, hi: 100 },
    });
  });
});
