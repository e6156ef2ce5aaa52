import { assessOrganisation } from '@groundwork/plugin-readiness-common';
import { organisationStandard } from '@groundwork/plugin-readiness-backend-module-checks';
import { evidenceOf } from '@groundwork/plugin-readiness-node';
import { printAssessment, printJson } from './print';

const asOf = new Date('2026-11-01T00:00:00Z');
const inventory = {
  components: [],
  teams: [],
  clusters: [],
  undeclaredClusters: [],
  subjects: [],
};
const report = {
  assessment: assessOrganisation({
    standard: organisationStandard,
    asOf,
    inventory,
    evidence: evidenceOf([], [], { inventory, asOf }),
    checks: new Map(),
    waivers: [],
    history: [],
  }),
  collectors: [],
  unread: [],
  unreadCatalog: [],
};
const move = {
  checkId: 'deploys-one-way',
  summary: 'Deploy every service through Argo CD.',
  href: 'how-to/deploy-one-way',
  effort: 'medium',
  prerequisite: 'P1',
  gain: 12.7,
  vetoes: ['Deployed by hand'],
} as const;

describe('the report of an assessment', () => {
  it('prints the first moves of the plan with gain and effort, and the line of every gate', () => {
    const plan = {
      moves: ['a', 'b', 'c', 'd'].map(checkId => ({
        ...move,
        checkId,
        summary: `Repair ${checkId}.`,
        vetoes: checkId === 'a' ? ['Deployed by hand', 'Entered twice'] : [],
      })),
    };
    const text = printAssessment({
      ...report,
      assessment: { ...report.assessment, plan },
    });
    expect(text).toContain(`## Next moves

- Repair a. (clears 2 vetoes, up to 12 points in P1; medium effort)
- Repair b. (up to 12 points in P1; medium effort)
- Repair c. (up to 12 points in P1; medium effort)

## P1`);
    expect(text).toContain('60 is needed, 100 % is unknown.');
  });

  it('has no list of moves where nothing that is measured fails', () => {
    expect(printAssessment(report)).not.toContain('Next moves');
  });

  it('gives the whole plan to programs', () => {
    const plan = { moves: [{ ...move, vetoes: [...move.vetoes] }] };
    expect(
      JSON.parse(
        printJson({ ...report, assessment: { ...report.assessment, plan } }),
      ).plan,
    ).toEqual(plan);
  });
});
