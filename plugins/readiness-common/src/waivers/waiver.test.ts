import { ConvergencePlan } from '../evidence';
import {
  activeWaiver,
  isActive,
  KnownPlans,
  liftsVeto,
  VetoGround,
  Waiver,
  waiverSchema,
} from './waiver';

const waiver: Waiver = {
  id: 'w1',
  check: 'survives-node-drain',
  subjectRef: 'component:default/checkout',
  reason: 'risk-accepted',
  justification: 'One replica until the migration ends',
  requester: 'user:default/one',
  approver: 'user:default/two',
  requestedAt: '2026-10-01T00:00:00Z',
  expiresAt: '2026-11-01T11:00:00Z',
};

describe('a waiver', () => {
  it('S22: is not honoured an hour after it expired, nor at the moment it expires', () => {
    expect(isActive(waiver, new Date('2026-11-01T12:00:00Z'))).toBe(false);
    expect(isActive(waiver, new Date('2026-11-01T11:00:00Z'))).toBe(false);
    expect(isActive(waiver, new Date('2026-11-01T10:59:59Z'))).toBe(true);
  });

  it('is not in force before it was requested, or with an unreadable date', () => {
    expect(isActive(waiver, new Date('2026-09-30T00:00:00Z'))).toBe(false);
    expect(
      isActive(
        { ...waiver, expiresAt: 'soon' },
        new Date('2026-10-02T00:00:00Z'),
      ),
    ).toBe(false);
  });

  it('is in force from the moment at which it was requested', () => {
    expect(isActive(waiver, new Date('2026-10-01T00:00:00Z'))).toBe(true);
  });

  it('may last 180 days to the moment', () => {
    const expiresAt = '2027-03-30T00:00:00Z';
    expect(waiverSchema.safeParse({ ...waiver, expiresAt }).success).toBe(true);
  });

  it('is about one check of one subject', () => {
    const now = new Date('2026-10-02T00:00:00Z');
    const found = (check: string, subjectRef: string) =>
      activeWaiver([waiver], { check, subjectRef }, now);
    expect(found(waiver.check, waiver.subjectRef)).toBe(waiver);
    expect(found('another-check', waiver.subjectRef)).toBeUndefined();
    expect(found(waiver.check, 'component:default/other')).toBeUndefined();
  });

  it('is approved by somebody else and lasts at most 180 days', () => {
    expect(waiverSchema.safeParse(waiver).success).toBe(true);
    expect(
      waiverSchema.safeParse({ ...waiver, approver: waiver.requester }).success,
    ).toBe(false);
    expect(
      waiverSchema.safeParse({ ...waiver, expiresAt: '2027-04-01T00:00:00Z' })
        .success,
    ).toBe(false);
  });
});

const plan: ConvergencePlan = {
  id: 'one-ingress',
  title: 'One ingress',
  topic: 'entry-point',
  owner: 'group:default/platform',
  declaredAt: '2026-09-01T00:00:00Z',
  from: ['nginx'],
  to: 'traefik',
  dueAt: '2027-03-01T00:00:00Z',
  checks: ['uses-one-entry-point'],
  subjects: [
    'group:default/cards',
    'group:default/ledger',
    'group:default/loans',
  ],
};
const ground: VetoGround = {
  check: 'uses-one-entry-point',
  subjects: ['group:default/cards', 'group:default/loans'],
  isComplete: true,
  asOf: new Date('2026-11-01T00:00:00Z'),
};
const held: KnownPlans = { plans: [plan], isComplete: true };
const planned: Waiver = { ...waiver, reason: 'planned', plan: 'one-ingress' };
const holding = (change: Partial<ConvergencePlan>): KnownPlans => ({
  plans: [{ ...plan, ...change }],
  isComplete: true,
});

describe('a waiver lifts a veto', () => {
  it('when the claim does not apply or the detector is wrong, and never because the risk is accepted', () => {
    const lifts = (reason: Waiver['reason']) =>
      liftsVeto({ ...waiver, reason }, ground, { ...held, plans: [] });
    expect(lifts('not-applicable')).toBe(true);
    expect(lifts('detector-wrong')).toBe(true);
    expect(lifts('risk-accepted')).toBe(false);
    expect(lifts('planned')).toBe(false);
  });

  it('for the plan that it names, when a register holds it for the check and everybody found', () => {
    expect(liftsVeto(planned, ground, held)).toBe(true);
  });

  it('for a plan from the very moment of its declaration', () => {
    const atOnce = holding({ declaredAt: ground.asOf.toISOString() });
    expect(liftsVeto(planned, ground, atOnce)).toBe(true);
  });

  it.each<readonly [string, Partial<ConvergencePlan>]>([
    ['of another name', { id: 'one-pipeline' }],
    ['past its date', { dueAt: '2026-11-01T00:00:00Z' }],
    ['declared for later', { declaredAt: '2026-11-02T00:00:00Z' }],
    ['without a date that can be read', { dueAt: 'soon' }],
    ['for another check', { checks: ['uses-one-secrets-backend'] }],
    ['for no check', { checks: undefined }],
    [
      'that leaves one of the found out',
      { subjects: ['group:default/cards', 'group:default/ledger'] },
    ],
    ['that knows none of the found', { subjects: ['group:default/ledger'] }],
    ['for nobody', { subjects: undefined }],
  ])('not for a plan %s', (_, change) => {
    expect(liftsVeto(planned, ground, holding(change))).toBe(false);
  });

  it('not for a plan that is only said to be, and that is not known while a register is unread', () => {
    const none = { plans: [], isComplete: true };
    expect(liftsVeto(planned, ground, none)).toBe(false);
    const unread = { plans: [], isComplete: false };
    expect(liftsVeto(planned, ground, unread)).toBeUndefined();
    const unnamed = { ...waiver, reason: 'planned' as const };
    expect(liftsVeto(unnamed, ground, unread)).toBe(false);
  });

  it('not for certain while the check may find somebody whom the plan leaves out', () => {
    const partly = { ...ground, isComplete: false };
    expect(liftsVeto(planned, partly, held)).toBeUndefined();
  });
});
