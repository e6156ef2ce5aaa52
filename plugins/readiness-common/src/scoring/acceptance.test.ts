import {
  acceptanceInventory,
  acceptanceKnown,
  acceptanceStandard,
  Known,
  knownChecks,
} from '../__fixtures__/acceptance';
import {
  assessOrganisation,
  OrganisationAssessment,
  OrganisationInput,
} from '../assessment';
import { organisation } from '../evidence';

const asOf = new Date('2026-11-01T00:00:00Z');

function assess(
  known: Readonly<Record<string, Known>>,
  options: Partial<OrganisationInput> = {},
): OrganisationAssessment {
  return assessOrganisation({
    standard: acceptanceStandard(),
    asOf,
    inventory: acceptanceInventory,
    evidence: {
      reading: () => ({
        state: 'unread',
        subject: organisation,
        reason: 'not_collected',
      }),
      everyReading: () => [],
      readings: () => [],
    },
    checks: knownChecks(known),
    waivers: [],
    history: [],
    ...options,
  });
}

function prerequisite(assessment: OrganisationAssessment, id: string) {
  const found = assessment.prerequisites.find(item => item.id === id);
  if (!found) {
    throw new Error(`no ${id}`);
  }
  return found;
}

describe('the acceptance organisation in numbers', () => {
  it('S6: the foundation is between 0 and 52.5, its score is not shown, its gate fails by bounds', () => {
    const { score, decision } = prerequisite(assess(acceptanceKnown), 'P1');
    expect(score.confidence).toBeCloseTo(0.475, 12);
    expect(score.uncapped.lo).toBe(0);
    expect(score.uncapped.hi).toBeCloseTo(52.5, 12);
    expect(score.displayed).toEqual({
      lo: 0,
      hi: 52,
      measured: 47,
      unknown: 53,
    });
    expect(score.level).toEqual({ lo: 1, hi: 2 });
    expect(decision).toEqual({ gate: 'FAIL', decidedBy: 'bounds' });
  });

  it('S7: one pipeline is capped at 59.99 by two lineages and fails by that veto alone', () => {
    const { score, decision } = prerequisite(assess(acceptanceKnown), 'P2');
    expect(score.confidence).toBeCloseTo(0.3, 12);
    expect(score.uncapped.hi).toBeCloseTo(70, 12);
    expect(score.capped.hi).toBe(59.99);
    expect(score.displayed.hi).toBe(59);
    expect(decision).toEqual({ gate: 'FAIL', decidedBy: 'veto' });
  });

  it.each(['P3', 'P4', 'P5'])(
    'S8: %s without a source is not measured and undetermined',
    id => {
      const { score, decision } = prerequisite(assess(acceptanceKnown), id);
      expect(score.uncapped).toEqual({ lo: 0, hi: 100 });
      expect(score.displayed.score).toBeUndefined();
      expect(decision).toEqual({ gate: 'UNDETERMINED' });
    },
  );

  it('S9: the verdict is FOUNDATION and certain although P3 to P5 are unknown', () => {
    const { verdict } = assess(acceptanceKnown);
    expect(verdict).toMatchObject({
      certain: true,
      phase: 'FOUNDATION',
      step: 1,
      looks: [],
    });
  });

  it('S9: an assessment that runs in a portal says to freeze portal work', () => {
    const { verdict } = assess(acceptanceKnown, { runsInPortal: true });
    expect(verdict.reasons.map(({ sentence }) => sentence).join(' ')).toMatch(
      /Freeze portal work/,
    );
  });

  it('S20: a unit of 30 engineers is judged by its foundation and not by its size', () => {
    const small = { ...acceptanceInventory, engineers: 30 };
    const unit = assess(acceptanceKnown, { inventory: small, isUnit: true });
    const whole = assess(acceptanceKnown, { inventory: small });
    expect([unit.verdict.phase, whole.verdict.phase]).toEqual([
      'FOUNDATION',
      'NO_PORTAL',
    ]);
  });

  it('S20: each of four units is judged by its own evidence, and the whole by all of it', () => {
    const all = (s: number) =>
      Object.fromEntries(
        acceptanceStandard()
          .prerequisites.flatMap(({ checks }) => checks)
          .map(({ check }) => [check, { s }]),
      );
    const units = [acceptanceKnown, all(0), all(1), {}];
    const verdictOf = (
      known: Readonly<Record<string, Known>>,
      options: { readonly engineers: number; readonly isUnit?: boolean },
    ) =>
      assess(known, {
        inventory: { ...acceptanceInventory, engineers: options.engineers },
        ...(options.isUnit ? { isUnit: true } : {}),
      }).verdict;
    const verdicts = units.map(known =>
      verdictOf(known, { engineers: 125, isUnit: true }),
    );
    expect(verdicts.map(({ phase }) => phase)).toEqual([
      'FOUNDATION',
      'FOUNDATION',
      undefined,
      undefined,
    ]);
    const [, , ready, unknown] = verdicts.map(({ possible }) => possible);
    expect(unknown).toEqual(expect.arrayContaining([...(ready ?? [])]));
    for (const sized of ['NO_PORTAL', 'PIECES'])
      expect([...(ready ?? []), ...(unknown ?? [])]).not.toContain(sized);
    expect(verdictOf(acceptanceKnown, { engineers: 500 })).toMatchObject({
      ...{ certain: true, phase: 'FOUNDATION' },
    });
  });

  it('S10: 340 engineers are eligible, so the answer is about order and not about size', () => {
    expect(assess(acceptanceKnown).size).toEqual({
      engineers: 340,
      from: 'catalog',
      eligible: true,
    });
  });

  it('S12: a secrets veto that clears leaves the verdict as it is, and one that is only lost opens nothing', () => {
    const cleared = assess({
      ...acceptanceKnown,
      F5: { s: 0, quantities: { unmanaged: 0 } },
    });
    const lost = assess({
      ...acceptanceKnown,
      F5: {
        s: { lo: 0, hi: 0.5 },
        quantities: { unmanaged: { lo: 0, hi: 1 / 6 } },
      },
    });
    const stateOf = (assessment: OrganisationAssessment) =>
      prerequisite(assessment, 'P1').vetoes.find(
        ({ id }) => id === 'unmanaged-secrets',
      )?.state;
    expect(stateOf(cleared)).toBe('clear');
    expect(stateOf(lost)).toBe('unknown');
    expect(cleared.verdict.phase).toBe('FOUNDATION');
    expect(lost.verdict.phase).toBe('FOUNDATION');
  });
});

describe('S23: reactive share of the platform team', () => {
  const others = { T2: { s: 1 }, T3: { s: 1 }, T4: { s: 1 } } as const;
  const at = (lo: number, hi: number) =>
    prerequisite(
      assess({
        ...others,
        T1: {
          s: (0.7 - 0.41) / 0.5,
          quantities: { reactiveShare: { lo, hi } },
        },
      }),
      'P4',
    );

  it('leaves the gate undetermined when the interval straddles 40 %', () => {
    const { vetoes, decision } = at(0.3, 0.55);
    expect(vetoes[0]?.state).toBe('unknown');
    expect(decision.gate).toBe('UNDETERMINED');
  });

  it('fails the gate when the lower bound is above 40 %', () => {
    const { vetoes, decision } = at(0.43, 0.55);
    expect(vetoes[0]?.state).toBe('fired');
    expect(decision).toEqual({ gate: 'FAIL', decidedBy: 'veto' });
  });

  it('passes the gate when the interval stays at or below 40 %', () => {
    expect(at(0.3, 0.4).decision.gate).toBe('PASS');
  });
});
