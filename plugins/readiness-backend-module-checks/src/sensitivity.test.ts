import {
  assessOrganisation,
  type OrganisationAssessment,
  type OrganisationStandard,
} from '@groundwork/plugin-readiness-common';
import fc from 'fast-check';
import { smallCompany } from './__testUtils__/smallCompany';
import { organisationStandard } from './standards';

jest.setTimeout(120_000);

const DRAWS = 60;
const SEED = Number(process.env.PROPERTY_SEED ?? 20261121);

const company = smallCompany();
const ids = organisationStandard.prerequisites.flatMap(({ checks }) =>
  checks.map(({ check }) => check),
);
const factors = fc.array(fc.double({ min: 0.5, max: 1.5, noNaN: true }), {
  minLength: ids.length,
  maxLength: ids.length,
});

/** The real standard with every weight times its factor. */
function moved(
  by: readonly number[],
  vetoes: 'with-vetoes' | 'without-vetoes',
): OrganisationStandard {
  const factorOf = new Map(ids.map((id, index) => [id, by[index] ?? 1]));
  return {
    ...organisationStandard,
    prerequisites: organisationStandard.prerequisites.map(prerequisite => ({
      ...prerequisite,
      vetoes: vetoes === 'with-vetoes' ? prerequisite.vetoes : [],
      checks: prerequisite.checks.map(line => ({
        ...line,
        weight: line.weight * (factorOf.get(line.check) ?? 1),
      })),
    })),
  };
}

/** The golden company, with as many engineers as make the step of size plain. */
function assess(standard: OrganisationStandard): OrganisationAssessment {
  return assessOrganisation({
    ...company,
    inventory: { ...company.inventory, engineers: 340 },
    standard,
    history: [],
  });
}

function decisionsOf(
  by: readonly number[],
  vetoes: Parameters<typeof moved>[1],
) {
  const { verdict, prerequisites } = assess(moved(by, vetoes));
  const [foundation, pipeline] = prerequisites.map(item => item.decision);
  return { ...verdict, foundation, pipeline };
}

const EVERY = { numRuns: DRAWS, seed: SEED };

describe('every weight of the real standard moved by up to half, on the golden company', () => {
  it('leaves the foundation first, and certain', () => {
    fc.assert(
      fc.property(factors, by => {
        expect(decisionsOf(by, 'with-vetoes')).toMatchObject({
          ...{ certain: true, phase: 'FOUNDATION' },
        });
      }),
      EVERY,
    );
  });

  it('tells which gate is shut by a veto and which by its bounds: without vetoes only the pipeline fails, whatever the weights', () => {
    fc.assert(
      fc.property(factors, by => {
        expect(decisionsOf(by, 'with-vetoes')).toMatchObject({
          foundation: { gate: 'FAIL', decidedBy: 'veto' },
          pipeline: { gate: 'FAIL', decidedBy: 'bounds' },
        });
        expect(decisionsOf(by, 'without-vetoes')).toMatchObject({
          foundation: { gate: 'UNDETERMINED' },
          pipeline: { gate: 'FAIL', decidedBy: 'bounds' },
          phase: 'FOUNDATION',
        });
      }),
      EVERY,
    );
  });

  it('moves no check: the same is seen, and only what it is worth differs', () => {
    const seen = ({ prerequisites }: OrganisationAssessment) =>
      prerequisites.flatMap(({ checks }) =>
        checks.map(({ checkId, state, value, s }) => ({
          ...{ checkId, state, value, s },
        })),
      );
    const half = ids.map((_, index) => (index % 2 === 0 ? 0.5 : 1.5));
    expect(seen(assess(moved(half, 'with-vetoes')))).toEqual(
      seen(assess(organisationStandard)),
    );
  });
});
