import { screen } from '@testing-library/react';
import { allAnswer, assessment, renderPages } from '../../__testUtils__';
import type { OrganisationAssessment } from '../../answers';

const at = '/readiness';

/** The same organisation, had all its gates and all its checks come out like this. */
function judged(
  gate: 'PASS' | 'FAIL' | 'UNDETERMINED',
  state: 'pass' | 'partial' | 'fail' | 'unknown',
): OrganisationAssessment {
  return {
    ...assessment,
    prerequisites: assessment.prerequisites.map(found => ({
      ...found,
      decision: { gate },
      checks: found.checks.map(result => ({ ...result, state })),
    })),
  };
}

describe('the next moves', () => {
  it.each([
    [
      'FAIL' as const,
      'partial' as const,
      'up to 12 points in Consistent foundation',
    ],
    [
      'UNDETERMINED' as const,
      'partial' as const,
      'up to 12 points in Consistent foundation, which is undecided',
    ],
  ])(
    'says of a move to a gate that is %s what it gains',
    async (gate, state, says) => {
      const [move] = assessment.plan.moves;
      if (!move) throw new Error('The golden document plans nothing');
      renderPages({
        at,
        answers: {
          organisation: async () => ({
            assessment: {
              ...judged(gate, state),
              plan: {
                moves: [
                  {
                    ...move,
                    ...{ prerequisite: 'P1', gain: 12.3, vetoes: [] },
                  },
                ],
              },
            },
            sources: allAnswer,
          }),
        },
      });
      expect(await screen.findByRole('link', { name: says })).toBeVisible();
    },
  );

  it.each([
    [
      'UNDETERMINED',
      'unknown',
      /^No check of a prerequisite could be measured yet/,
    ],
    ['UNDETERMINED', 'pass', /^No check that could be measured fails\.$/],
    [
      'PASS',
      'fail',
      /^\d+ checks fail, in prerequisites that pass all the same/,
    ],
  ] as const)(
    'says why it plans nothing when gates are %s and checks are %s',
    async (gate, state, says) => {
      renderPages({
        at,
        answers: {
          organisation: async () => ({
            assessment: { ...judged(gate, state), plan: { moves: [] } },
            sources: allAnswer,
          }),
        },
      });
      expect(await screen.findByText(says)).toBeVisible();
    },
  );
});
