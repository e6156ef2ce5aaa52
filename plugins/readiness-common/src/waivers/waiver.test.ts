import { isActive, liftsVeto, Waiver, waiverSchema } from './waiver';

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

  it('lifts a veto only when the claim does not apply, the detector is wrong, or it names a plan', () => {
    expect(liftsVeto(waiver)).toBe(false);
    expect(liftsVeto({ ...waiver, reason: 'not-applicable' })).toBe(true);
    expect(liftsVeto({ ...waiver, reason: 'detector-wrong' })).toBe(true);
    expect(liftsVeto({ ...waiver, reason: 'planned' })).toBe(false);
    expect(
      liftsVeto({ ...waiver, reason: 'planned', plan: 'one-ingress' }),
    ).toBe(true);
  });
});
