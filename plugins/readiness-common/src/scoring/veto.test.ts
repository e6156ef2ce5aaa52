import { measured, notApplicable, unknown, type Measurement } from '../checks';
import { Range } from '../numbers';
import { VetoRule } from '../standard';
import { KnownPlans, Waiver } from '../waivers';
import { capsOf, readVeto, VetoResult, VetoSources } from './veto';

const asOf = new Date('2026-11-01T00:00:00Z');
const rule: VetoRule = {
  id: 'unmanaged-secrets',
  title: 'Secrets are not managed',
  check: 'uses-one-secrets-backend',
  quantity: 'unmanaged',
  fires: 'at-least',
  limit: 0.1,
};
const noPlans: KnownPlans = { plans: [], isComplete: true };
const waiver: Waiver = {
  id: 'waiver-1',
  check: rule.check,
  subjectRef: 'organisation:default/organisation',
  reason: 'planned',
  justification: 'The move to Vault has begun.',
  requester: 'user:default/ada',
  approver: 'user:default/grace',
  requestedAt: '2026-10-01T00:00:00Z',
  expiresAt: '2027-01-01T00:00:00Z',
  plan: 'to-vault',
};

const veto = (
  measurement: Measurement | undefined,
  more: Partial<VetoSources> & { readonly rule?: Partial<VetoRule> } = {},
): VetoResult =>
  readVeto(
    { ...rule, ...more.rule },
    {
      measurement,
      waiver: undefined,
      isComplete: true,
      plans: noPlans,
      asOf,
      ...more,
    },
  );
const unmanaged = (lo: number, hi = lo, findings: readonly string[] = []) =>
  measured(0, {
    quantities: { unmanaged: { lo, hi } },
    findings: findings.map(subjectRef => ({ message: 'Found.', subjectRef })),
  });

describe('a veto', () => {
  it('says what it was read from', () => {
    expect(veto(unmanaged(0.25))).toEqual({
      id: 'unmanaged-secrets',
      title: 'Secrets are not managed',
      checkId: 'uses-one-secrets-backend',
      state: 'fired',
      value: { lo: 0.25, hi: 0.25 },
      limit: 0.1,
      fires: 'at-least',
    });
  });

  it.each<[VetoRule['fires'], Range, string]>([
    ['at-least', { lo: 0.1, hi: 0.1 }, 'fired'],
    ['at-least', { lo: 0.1, hi: 0.9 }, 'fired'],
    ['at-least', { lo: 0, hi: 0.09 }, 'clear'],
    ['at-least', { lo: 0.09, hi: 0.1 }, 'unknown'],
    ['above', { lo: 0.1, hi: 0.1 }, 'clear'],
    ['above', { lo: 0.11, hi: 0.2 }, 'fired'],
    ['above', { lo: 0.1, hi: 0.11 }, 'unknown'],
  ])('that fires %s 0.1 is, at %j, %s', (fires, { lo, hi }, state) => {
    expect(veto(unmanaged(lo, hi), { rule: { fires } }).state).toBe(state);
  });

  it('goes by the value itself where its rule names no quantity', () => {
    const { quantity: _, ...byValue } = rule;
    const { state, value } = readVeto(byValue, {
      measurement: measured(1),
      waiver: undefined,
      isComplete: true,
      plans: noPlans,
      asOf,
    });
    expect([state, value]).toEqual(['fired', { lo: 1, hi: 1 }]);
  });

  it('is unknown without a measurement or its quantity, and clear where nothing applies', () => {
    for (const measurement of [undefined, unknown('Not read.'), measured(1)]) {
      const found = veto(measurement);
      expect(found.state).toBe('unknown');
      expect(found).not.toHaveProperty('value');
    }
    expect(veto(notApplicable('There are no secrets.')).state).toBe('clear');
  });
});

describe('a veto with a waiver', () => {
  const plans: KnownPlans = {
    plans: [
      {
        id: 'to-vault',
        title: 'To Vault',
        topic: 'secrets',
        owner: 'group:default/platform',
        from: ['aws'],
        to: 'vault',
        declaredAt: '2026-09-01T00:00:00Z',
        dueAt: '2027-03-01T00:00:00Z',
        checks: [rule.check],
        subjects: ['component:default/ledger', 'group:default/crew'],
      },
    ],
    isComplete: true,
  };
  const covered = unmanaged(0.25, 0.25, ['component:default/ledger']);

  it('is lifted where the plan covers everybody whom it found', () => {
    expect(veto(covered, { waiver, plans }).state).toBe('lifted');
    const byTeam = measured(0, {
      quantities: { unmanaged: 0.25 },
      findings: [
        { message: 'Found.', team: 'group:default/crew' },
        { message: 'Of nobody.' },
      ],
    });
    expect(veto(byTeam, { waiver, plans }).state).toBe('lifted');
  });

  it('stays where the plan leaves somebody out, or no register holds it', () => {
    const others = unmanaged(0.25, 0.25, ['component:default/payments']);
    expect(veto(others, { waiver, plans }).state).toBe('fired');
    const team = measured(0, {
      quantities: { unmanaged: 0.25 },
      findings: [{ message: 'Found.', team: 'group:default/others' }],
    });
    expect(veto(team, { waiver, plans }).state).toBe('fired');
    expect(veto(covered, { waiver }).state).toBe('fired');
  });

  it('is unknown while what is unread decides whether the waiver lifts it', () => {
    expect(veto(covered, { waiver, plans, isComplete: false }).state).toBe(
      'unknown',
    );
    const partly = unmanaged(0.25, 0.5, ['component:default/ledger']);
    expect(veto(partly, { waiver, plans }).state).toBe('unknown');
    const unreadRegister = { plans: [], isComplete: false };
    expect(veto(covered, { waiver, plans: unreadRegister }).state).toBe(
      'unknown',
    );
  });

  it('is unknown, waived or not, where its check was not measured', () => {
    for (const measurement of [undefined, unknown('Not read.'), measured(1)])
      expect(veto(measurement, { waiver, plans }).state).toBe('unknown');
  });

  it('is as clear as it was where the waiver may not lift it', () => {
    const unreadRegister = { plans: [], isComplete: false };
    expect(veto(unmanaged(0), { waiver, plans: unreadRegister }).state).toBe(
      'clear',
    );
  });
});

describe('what vetoes do to a score', () => {
  const states = (...given: readonly VetoResult['state'][]) =>
    capsOf(given.map(state => ({ ...veto(unmanaged(0)), state })));

  it('is decided by any that fired, and by any that is unknown', () => {
    expect(states()).toEqual({ fired: false, unknown: false });
    expect(states('clear', 'lifted')).toEqual({ fired: false, unknown: false });
    expect(states('clear', 'fired')).toEqual({ fired: true, unknown: false });
    expect(states('unknown', 'lifted')).toEqual({
      fired: false,
      unknown: true,
    });
  });
});
