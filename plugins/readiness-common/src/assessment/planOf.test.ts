import { Effort } from '../checks';
import { noConfidence } from '../scoring';
import { CheckResult, CheckState } from './checkResult';
import { PrerequisiteResult } from './document';
import { whyNoMoves } from './noMoves';
import { firstRepair, organisationPlan, subjectPlan } from './planOf';

function check(
  checkId: string,
  options: {
    readonly state?: CheckState;
    readonly effort?: Effort;
    readonly weight?: number;
    readonly s?: number;
    readonly kappa?: number;
  } = {},
): CheckResult & { readonly level: number } {
  const { state = 'fail', effort = 'medium', weight = 1 } = options;
  return {
    checkId,
    title: checkId,
    failureTitle: checkId,
    remediation: { summary: `Repair ${checkId}.`, effort, href: 'how-to/x' },
    look: { title: 'Look', effort: 'low' },
    declared: false,
    subjectRef: 'organisation:default/organisation',
    state,
    weight,
    s: options.s ?? 0,
    confidence: { ...noConfidence, kappa: options.kappa ?? 1 },
    quantities: {},
    parts: [],
    partCount: 0,
    findings: [],
    findingCount: 0,
    explanation: '',
    evidenceIds: [],
    evidenceCount: 0,
    unreadCount: 0,
    unread: [],
    level: 1,
  };
}

function prerequisite(
  checks: readonly CheckResult[],
  options: Partial<Pick<PrerequisiteResult, 'id' | 'vetoes' | 'decision'>> = {},
): PrerequisiteResult {
  const bounds = { lo: 0, hi: 50 };
  return {
    id: 'P1',
    title: 'Foundation',
    claim: 'It stands.',
    decision: { gate: 'FAIL', decidedBy: 'bounds' },
    gateLine: 60,
    score: {
      applies: true,
      confidence: 1,
      uncapped: bounds,
      capped: bounds,
      displayed: { ...bounds, measured: 100, unknown: 0 },
      level: { lo: 1, hi: 2 },
      exemptShare: 0,
      levelCapped: false,
    },
    vetoes: [],
    checks: [...checks],
    looks: [],
    ...options,
  };
}

const idsOf = (prerequisites: readonly PrerequisiteResult[]) =>
  organisationPlan(prerequisites).moves.map(({ checkId }) => checkId);

describe('the plan of the organisation', () => {
  it('repairs only what fails, and only where the gate is not open', () => {
    const checks = [
      check('fails'),
      check('partly', { state: 'partial', s: 0.5 }),
      check('passes', { state: 'pass', s: 1 }),
      check('unknown', { state: 'unknown' }),
      check('waived', { state: 'exempt' }),
    ];
    expect(idsOf([prerequisite(checks)])).toEqual(['fails', 'partly']);
    expect(
      idsOf([prerequisite(checks, { decision: { gate: 'UNDETERMINED' } })]),
    ).toEqual(['fails', 'partly']);
    for (const gate of ['PASS', 'NA'] as const)
      expect(idsOf([prerequisite(checks, { decision: { gate } })])).toEqual([]);
  });

  it('puts what an undecided gate lacks behind all that a shut one does, whatever it gains', () => {
    const undecided = prerequisite([check('cheap', { effort: 'low' })], {
      id: 'P3',
      decision: { gate: 'UNDETERMINED' },
    });
    const shut = prerequisite([
      check('dear', { effort: 'high', s: 0.9, state: 'partial' }),
      check('light', { effort: 'medium', weight: 0.5 }),
    ]);
    expect(idsOf([undecided, shut])).toEqual(['light', 'dear', 'cheap']);
  });

  it('says why there is none: nothing was measured, nothing fails, or what fails holds no gate shut', () => {
    const passing = { decision: { gate: 'PASS' as const } };
    const unknown = [check('unknown', { state: 'unknown' })];
    const passes = [check('passes', { state: 'pass', s: 1 })];
    const failing = [check('fails'), check('partly', { state: 'partial' })];
    expect(whyNoMoves([])).toEqual({ because: 'nothing-measured' });
    expect(whyNoMoves([prerequisite(unknown)])).toEqual({
      because: 'nothing-measured',
    });
    expect(
      whyNoMoves([prerequisite(unknown), prerequisite(passes, passing)]),
    ).toEqual({ because: 'nothing-fails' });
    expect(
      whyNoMoves([
        prerequisite(unknown),
        prerequisite([...failing, ...passes], passing),
      ]),
    ).toEqual({ because: 'gates-open', failing: 2 });
  });

  it('puts what clears a veto first, then most gain for least effort', () => {
    const moves = [
      check('dear', { effort: 'high' }),
      check('cheap', { effort: 'low' }),
      check('heavy', { weight: 4 }),
      check('vetoed', { effort: 'high' }),
    ];
    const vetoes: PrerequisiteResult['vetoes'] = [
      {
        id: 'v',
        title: 'A veto',
        checkId: 'vetoed',
        state: 'fired',
        limit: 1,
        fires: 'at-least',
      },
      {
        id: 'w',
        title: 'Another',
        checkId: 'dear',
        state: 'clear',
        limit: 1,
        fires: 'at-least',
      },
    ];
    expect(idsOf([prerequisite(moves, { vetoes })])).toEqual([
      'vetoed',
      'heavy',
      'cheap',
      'dear',
    ]);
    expect(
      organisationPlan([prerequisite(moves, { vetoes })]).moves[0]?.vetoes,
    ).toEqual(['A veto']);
  });

  it('promises what the lower bound lacks, of all weight that could count', () => {
    const { moves } = organisationPlan([
      prerequisite([
        check('half', { state: 'partial', s: 0.5, kappa: 0.8 }),
        check('unknown', { state: 'unknown' }),
        check('aside', { state: 'not_applicable', weight: 9 }),
      ]),
    ]);
    expect(moves).toMatchObject([
      {
        checkId: 'half',
        summary: 'Repair half.',
        effort: 'medium',
        prerequisite: 'P1',
      },
    ]);
    expect(moves[0]?.gain).toBeCloseTo(30);
  });
});

describe('the plan of a service', () => {
  it('repairs what fails on the way to the next level, least effort first', () => {
    const checks = [
      check('dear', { effort: 'high' }),
      check('cheap', { effort: 'low' }),
      check('later', { effort: 'low' }),
      check('unknown', { state: 'unknown' }),
    ];
    const next = { level: 1, missing: ['dear', 'cheap', 'unknown'] };
    expect(
      subjectPlan({ checks, next }).repairs.map(({ checkId }) => checkId),
    ).toEqual(['cheap', 'dear']);
    expect(subjectPlan({ checks, next: undefined })).toEqual({ repairs: [] });
  });

  it('begins in a team with the repair that lifts most services for its effort', () => {
    const service = (name: string, repairs: readonly [string, Effort][]) => ({
      subject: {
        kind: 'Component' as const,
        ref: `component:default/${name}`,
        name,
      },
      plan: {
        repairs: repairs.map(([checkId, effort]) => ({
          checkId,
          summary: `Repair ${checkId}.`,
          href: 'how-to/x',
          effort,
        })),
      },
    });
    expect(
      firstRepair([
        service('a', [['shared', 'medium']]),
        service('b', [
          ['shared', 'medium'],
          ['own', 'medium'],
        ]),
      ]),
    ).toEqual({
      checkId: 'shared',
      summary: 'Repair shared.',
      href: 'how-to/x',
      effort: 'medium',
      services: ['component:default/a', 'component:default/b'],
    });
    expect(
      firstRepair([
        service('a', [['shared', 'high']]),
        service('b', [
          ['shared', 'high'],
          ['own', 'low'],
        ]),
      ])?.checkId,
    ).toBe('own');
    expect(firstRepair([service('a', [])])).toBeUndefined();
  });
});
