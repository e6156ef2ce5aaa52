import {
  defineCheck,
  measured,
  notApplicable,
  orAbsent,
  Reading,
} from '../checks';
import { yesOrNo } from '../curves';
import { documentation, ownership, Subject } from '../evidence';
import { Inventory } from '../inventory';
import { defineStandard } from '../standard';
import { Waiver } from '../waivers';
import { assessSubject } from './assessSubject';

const checkout: Subject = {
  kind: 'Component',
  ref: 'component:default/checkout',
  name: 'checkout',
  type: 'service',
};
const asOf = new Date('2026-11-01T00:00:00Z');
const inventory: Inventory = {
  components: [],
  teams: [],
  clusters: [],
  undeclaredClusters: [],
  subjects: [],
};
const description = {
  failureTitle: 'does not',
  why: 'because',
  remediation: { summary: 'do', effort: 'low', href: 'how-to/do' },
  appliesTo: { kind: 'Component' },
} as const;
const checks = [
  defineCheck({
    ...description,
    id: 'has-an-owner',
    title: 'Has an owner',
    requires: { ownership: orAbsent(ownership) },
    evaluate: ({ ownership: found }) => measured(found?.owner !== undefined),
  }),
  defineCheck({
    ...description,
    id: 'has-current-documentation',
    title: 'Has current documentation',
    requires: { documentation },
    evaluate: ({ documentation: found }) =>
      found.path === 'none' ? notApplicable('no folder') : measured(true),
  }),
  defineCheck({
    ...description,
    id: 'breaks',
    title: 'Breaks',
    requires: { ownership },
    evaluate: () => {
      throw new Error('a defect');
    },
  }),
];
const look = { title: 'look', effort: 'low' } as const;
const line = (check: string) => ({
  check,
  title: check,
  weight: 1,
  look,
  grading: { parts: [{ curve: yesOrNo() }] },
});
const ladder = (second: string) =>
  defineStandard({
    scope: 'subject',
    id: 'services',
    version: '1',
    title: 'Services',
    appliesTo: { kind: 'Component' },
    levels: [
      { level: 1, title: 'Owned', checks: [line('has-an-owner')] },
      { level: 2, title: 'Documented', checks: [line(second)] },
    ],
  });
const trust = { freshness: 1, reliability: 1 };
const owned: Reading<unknown> = {
  state: 'read',
  subject: checkout,
  evidenceId: 'e1',
  trust,
  value: {
    declared: 'payments',
    owner: { ref: 'group:default/payments', kind: 'Group', members: 4 },
  },
};

function assess(
  readings: Readonly<Record<string, Reading<unknown>>>,
  options: {
    readonly second?: string;
    readonly waivers?: readonly Waiver[];
  } = {},
) {
  return assessSubject({
    standard: ladder(options.second ?? 'has-current-documentation'),
    subject: checkout,
    asOf,
    inventory,
    evidence: {
      reading: kind =>
        readings[kind] ?? {
          state: 'unread',
          subject: checkout,
          reason: 'not_collected',
        },
      everyReading: () => [],
      readings: () => [],
    },
    checks: new Map(checks.map(check => [check.id, check])),
    waivers: options.waivers ?? [],
  });
}

describe('a ladder of levels', () => {
  it('is reached for certain by what passes, at best by what is unknown', () => {
    const result = assess({ ownership: owned });
    expect(result.level).toEqual({ lo: 1, hi: 2 });
    expect(result.next).toEqual({
      level: 2,
      missing: ['has-current-documentation'],
      reaches: 2,
    });
    expect(result.checks.map(({ state }) => state)).toEqual([
      'pass',
      'unknown',
    ]);
    expect(result.checks[0]?.evidenceIds).toEqual(['e1']);
  });

  it('tells a look that failed from one that found nothing', () => {
    const absent = assess({
      ownership: { state: 'absent', subject: checkout, trust },
      documentation: { state: 'absent', subject: checkout, trust },
    });
    expect(absent.checks.map(({ state }) => state)).toEqual([
      'fail',
      'not_applicable',
    ]);
    // What lies above is met already, so one repair leads to the top.
    expect(absent.next).toEqual({
      ...{ level: 1, missing: ['has-an-owner'] },
      reaches: 2,
    });
    const refused = assess({
      ownership: { state: 'unread', subject: checkout, reason: 'forbidden' },
    });
    expect(refused.checks[0]?.state).toBe('unknown');
    expect(refused.checks[0]?.explanation).toMatch(/checkout \(forbidden\)/);
    expect(refused.level).toEqual({ lo: 0, hi: 2 });
  });

  it('a check that throws is an error of its own and takes nothing with it', () => {
    const result = assess({ ownership: owned }, { second: 'breaks' });
    expect(result.checks.map(({ state }) => state)).toEqual(['pass', 'error']);
    expect(result.checks[1]?.explanation).toBe('a defect');
  });

  it('a declared check is unknown', () => {
    const result = assess(
      { ownership: owned },
      { second: 'nobody-measures-this' },
    );
    expect(result.checks[1]).toMatchObject({
      state: 'unknown',
      declared: true,
    });
  });

  it('S22: an active waiver exempts and keeps what it covers in sight, an expired one does nothing', () => {
    const waiver: Waiver = {
      id: 'w',
      check: 'has-an-owner',
      subjectRef: checkout.ref,
      reason: 'risk-accepted',
      justification: 'moving',
      requester: 'user:default/a',
      approver: 'user:default/b',
      requestedAt: '2026-10-01T00:00:00Z',
      expiresAt: '2026-12-01T00:00:00Z',
    };
    const missing = {
      ownership: { state: 'absent', subject: checkout, trust },
    } as const;
    const exempt = assess(missing, { waivers: [waiver] }).checks[0];
    expect(exempt).toMatchObject({
      state: 'exempt',
      stateWithoutWaiver: 'fail',
    });
    const expired = assess(missing, {
      waivers: [{ ...waiver, expiresAt: '2026-10-31T23:00:00Z' }],
    });
    expect(expired.checks[0]?.state).toBe('fail');
  });
});
