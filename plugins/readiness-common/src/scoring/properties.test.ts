import fc from 'fast-check';
import {
  acceptanceInventory,
  acceptanceKnown,
  acceptanceStandard,
  Known,
  knownChecks,
} from '../__fixtures__/acceptance';
import { assessOrganisation } from '../assessment';
import { organisation } from '../evidence';
import { Caps, scoreChecks, ScoreItem } from './score';
import { decideGate } from './gate';

const EPSILON = 1e-9;
const unit = fc.double({ min: 0, max: 1, noNaN: true });

const item = (id: string): fc.Arbitrary<ScoreItem> =>
  fc.record({
    id: fc.constant(id),
    weight: fc.integer({ min: 0, max: 45 }),
    state: fc.constantFrom(
      'scored' as const,
      'scored' as const,
      'unknown' as const,
      'not_applicable' as const,
      'exempt' as const,
      'informative' as const,
    ),
    s: unit,
    kappa: unit,
  });

const items = fc
  .integer({ min: 1, max: 9 })
  .chain(count =>
    fc.tuple(...Array.from({ length: count }, (_, index) => item(`c${index}`))),
  );

const caps: fc.Arbitrary<Caps> = fc.record({
  fired: fc.boolean(),
  unknown: fc.boolean(),
});

const lost = (from: ScoreItem): ScoreItem => ({
  ...from,
  state: 'unknown',
  s: 0,
  kappa: 0,
});

describe('bounds', () => {
  it('0 <= Lo <= P <= Hi <= 100 whenever P is defined, capped or not', () => {
    fc.assert(
      fc.property(items, caps, (checks, veto) => {
        const score = scoreChecks(checks, veto);
        for (const { lo, score: p, hi } of [score.uncapped, score.capped]) {
          expect(lo).toBeGreaterThanOrEqual(0);
          expect(hi).toBeLessThanOrEqual(100 + EPSILON);
          expect(lo).toBeLessThanOrEqual(hi + EPSILON);
          expect(p ?? lo).toBeGreaterThanOrEqual(lo - EPSILON);
          expect(p ?? hi).toBeLessThanOrEqual(hi + EPSILON);
        }
      }),
    );
  });

  it('Hi - Lo = 100 (1 - C) for the uncapped values', () => {
    fc.assert(
      fc.property(items, caps, (checks, veto) => {
        const { uncapped, confidence } = scoreChecks(checks, veto);
        expect(uncapped.hi - uncapped.lo).toBeCloseTo(
          100 * (1 - confidence),
          8,
        );
      }),
    );
  });

  it('PASS and FAIL never hold together, and a fired veto never passes', () => {
    fc.assert(
      fc.property(items, caps, (checks, veto) => {
        const score = scoreChecks(checks, veto);
        const { gate } = decideGate(score);
        const passes = gate === 'PASS';
        expect(passes && (veto.fired || veto.unknown)).toBe(false);
        expect(passes && score.capped.hi < 60 - EPSILON).toBe(false);
      }),
    );
  });
});

describe('losing evidence', () => {
  it('of a whole check never raises Lo, never lowers Hi, never turns a gate into PASS or a FAIL into PASS', () => {
    fc.assert(
      fc.property(items, caps, fc.nat(), (checks, veto, pick) => {
        const index = pick % checks.length;
        const before = scoreChecks(checks, veto);
        const lostCheck = checks[index];
        fc.pre(lostCheck?.state === 'scored');
        const after = scoreChecks(
          checks.map((check, at) => (at === index ? lost(check) : check)),
          { fired: false, unknown: veto.fired || veto.unknown },
        );
        expect(after.capped.lo).toBeLessThanOrEqual(before.capped.lo + EPSILON);
        expect(after.capped.hi).toBeGreaterThanOrEqual(
          before.capped.hi - EPSILON,
        );
        const opened =
          decideGate(after).gate === 'PASS' &&
          decideGate(before).gate !== 'PASS';
        expect(opened).toBe(false);
      }),
    );
  });
});

describe('a check that becomes s = 1 with no lower confidence', () => {
  it('never lowers Lo or P', () => {
    fc.assert(
      fc.property(items, caps, fc.nat(), unit, (checks, veto, pick, more) => {
        const index = pick % checks.length;
        const chosen = checks[index];
        fc.pre(chosen?.state === 'scored' || chosen?.state === 'unknown');
        const before = scoreChecks(checks, veto);
        const improved = checks.map((check, at): ScoreItem => {
          if (at !== index) {
            return check;
          }
          const kappa = check.state === 'scored' ? check.kappa : 0;
          return {
            ...check,
            state: 'scored',
            s: 1,
            kappa: Math.min(1, kappa + more * (1 - kappa)),
          };
        });
        const after = scoreChecks(improved, veto);
        expect(after.capped.lo).toBeGreaterThanOrEqual(before.capped.lo - 1e-7);
        expect(
          after.capped.score ?? Number.POSITIVE_INFINITY,
        ).toBeGreaterThanOrEqual((before.capped.score ?? 0) - 1e-7);
      }),
    );
  });
});

describe('what is in no sum', () => {
  it('order, not-applicable and informative checks change nothing', () => {
    fc.assert(
      fc.property(
        items,
        caps,
        fc.integer({ min: 0, max: 50 }),
        (checks, veto, weight) => {
          const extra: ScoreItem[] = [
            { id: 'a-na', weight, state: 'not_applicable', s: 1, kappa: 1 },
            { id: 'z-info', weight: 0, state: 'informative', s: 1, kappa: 1 },
          ];
          expect(scoreChecks([...checks, ...extra].reverse(), veto)).toEqual(
            scoreChecks(checks, veto),
          );
        },
      ),
    );
  });

  it('the assessment is the same whatever the order in which a standard lists its checks', () => {
    const forward = assess(acceptanceKnown);
    const backward = assess(acceptanceKnown, { reverse: true });
    expect(backward.verdict).toEqual(forward.verdict);
    expect(backward.prerequisites.map(({ score }) => score)).toEqual(
      forward.prerequisites.map(({ score }) => score),
    );
  });
});

describe('weight sensitivity on the acceptance organisation', () => {
  it('every weight moved by up to 50 % leaves FOUNDATION certain while vetoes are on', () => {
    const factors = fc.array(fc.double({ min: 0.5, max: 1.5, noNaN: true }), {
      minLength: 33,
      maxLength: 33,
    });
    fc.assert(
      fc.property(factors, drawn => {
        const { verdict } = assess(acceptanceKnown, { weightOf: moved(drawn) });
        expect(verdict).toMatchObject({ certain: true, phase: 'FOUNDATION' });
      }),
      { numRuns: 300 },
    );
  });

  it('without vetoes the foundation alone carries the verdict, and one pipeline would not fail', () => {
    const without = assess(acceptanceKnown, { vetoes: false });
    const gates = without.prerequisites.map(({ decision }) => decision.gate);
    expect(gates.slice(0, 2)).toEqual(['FAIL', 'UNDETERMINED']);
    expect(without.verdict.phase).toBe('FOUNDATION');
  });
});

function assess(
  known: Readonly<Record<string, Known>>,
  options: Parameters<typeof acceptanceStandard>[0] = {},
) {
  return assessOrganisation({
    standard: acceptanceStandard(options),
    asOf: new Date('2026-11-01T00:00:00Z'),
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
  });
}

/** Check ids in a fixed order, each with its own factor. */
function moved(
  factors: readonly number[],
): (check: string, weight: number) => number {
  const seen = new Map<string, number>();
  return (check, weight) => {
    const index = seen.get(check) ?? seen.size;
    seen.set(check, index);
    return weight * (factors[index] ?? 1);
  };
}
