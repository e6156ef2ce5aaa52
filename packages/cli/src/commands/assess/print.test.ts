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

- Repair a. (clears 2 vetoes, up to 12 points in P1, which is undecided; medium effort)
- Repair b. (up to 12 points in P1, which is undecided; medium effort)
- Repair c. (up to 12 points in P1, which is undecided; medium effort)

## P1`);
    expect(text).toContain('60 is needed, 100 % is unknown.');
  });

  it('does not praise what nobody has measured', () => {
    expect(printAssessment(report)).toContain(`## Next moves

No check of a prerequisite could be measured yet, so nobody knows what to repair.

## P1`);
  });

  it('says of checks that fail behind an open gate that nothing waits for them', () => {
    const [first, ...others] = report.assessment.prerequisites;
    const [check] = first?.checks ?? [];
    if (!first || !check) throw new Error('The standard has no checks');
    const failing = { ...check, state: 'fail' as const };
    const passing = {
      ...first,
      decision: { gate: 'PASS' as const },
      checks: [failing, failing],
    };
    expect(
      printAssessment({
        ...report,
        assessment: {
          ...report.assessment,
          prerequisites: [passing, ...others],
        },
      }),
    ).toContain(
      '2 checks fail, where the prerequisite passes all the same: nothing waits for the repair.',
    );
  });

  it('says of each signal whether it is seen, and since when', () => {
    const [first, second] = report.assessment.signals;
    if (!first || !second) throw new Error('The standard has no signals');
    const since = { day: '2026-09-03', isAtLeast: true };
    expect(
      printAssessment({
        ...report,
        assessment: {
          ...report.assessment,
          signals: [first, { ...second, state: 'shown', since }],
        },
      }),
    ).toContain(`## Signals

- ${first.title}: **unknown**
- ${second.title}: **seen**, at least since 2026-09-03
`);
  });

  it('shows the lines to copy of what somebody has to declare', () => {
    const { assessment } = report;
    const look = {
      ...{ fact: 'engineers', title: 'Declare them', effort: 'low' as const },
      declare: { into: 'a.yaml in acme/b', yaml: 'engineers: 4\n', href: 'x' },
    };
    expect(
      printAssessment({
        ...report,
        assessment: {
          ...assessment,
          verdict: { ...assessment.verdict, looks: [look] },
        },
      }),
    )
      .toContain(`- To decide: Declare them (low effort). Write this into a.yaml in acme/b:

  \`\`\`yaml
  engineers: 4
  \`\`\`
`);
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
