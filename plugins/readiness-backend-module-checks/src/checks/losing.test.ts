import {
  assessSubject,
  type Check,
  type Measurement,
  type Range,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import {
  fixtureEvidence,
  measureFixture,
  type CheckFixture,
} from '@groundwork/plugin-readiness-node/testUtils';
import fc from 'fast-check';
import { allFixtures, gradeOf, kindsOf } from '../__testUtils__';
import { losing, lossesOf } from '../__testUtils__/losses';
import {
  COMPONENTS,
  component,
  inventory,
  randomEvidence,
} from '../__testUtils__/randomEvidence';
import { serviceStandard } from '../standards';
import { checks } from '.';

const NOTHING_KNOWN: Range = { lo: 0, hi: 1 };
const SLACK = 1e-9;

/** Every number that a score or a veto may rest on. Not applicable has none: it leaves the score altogether. */
function numbersOf(
  check: Check,
  measurement: Measurement,
): ReadonlyMap<string, Range> | undefined {
  if (measurement.kind === 'not_applicable') return undefined;
  if (measurement.kind === 'unknown') return new Map([['s', NOTHING_KNOWN]]);
  const s = gradeOf(check, measurement);
  return new Map([
    ...Object.entries(measurement.quantities),
    ...(s ? [['s', s] as const] : []),
  ]);
}

/** Names the numbers that a loss made better than they were. */
function gains(check: Check, before: Measurement, after: Measurement) {
  const [full, partial] = [numbersOf(check, before), numbersOf(check, after)];
  if (!full) return [];
  if (!partial) return ['it became not applicable'];
  return [...partial].flatMap(([name, range]) => {
    const was = full.get(name);
    return was && (range.lo > was.lo + SLACK || range.hi < was.hi - SLACK)
      ? [`${name}: ${was.lo}..${was.hi} became ${range.lo}..${range.hi}`]
      : [];
  });
}

// Counted apart for the reader; no score and no veto reads them.
const SHOWN_ONLY = /^(applied|selfHealing|ignoredDifferences|effective)/;
const scored = (found: readonly string[]) =>
  found.filter(gain => !SHOWN_ONLY.test(gain));

describe('losing one piece of evidence', () => {
  it.each(
    allFixtures().map(({ check, name, fixture }) => ({
      id: check.id,
      name,
      check,
      fixture,
    })),
  )('never makes $id better on $name', ({ check, fixture }) => {
    const before = measureFixture(check, fixture);
    for (const loss of lossesOf(fixture.evidence)) {
      const after = measureFixture(check, {
        ...fixture,
        evidence: losing(fixture.evidence, loss),
      });
      expect([loss.name, scored(gains(check, before, after))]).toEqual([
        loss.name,
        [],
      ]);
    }
  });

  it.each(checks.map(check => ({ id: check.id, check })))(
    'never makes $id better, whatever was known before and whatever is lost',
    ({ check }) => {
      const kinds = kindsOf(check);
      const subject =
        check.scope === 'organisation'
          ? fc.constant(undefined)
          : fc.constantFrom(...COMPONENTS.map(component));
      fc.assert(
        fc.property(
          randomEvidence,
          subject,
          fc.nat(),
          (evidence, judged, choice) => {
            const own = Object.fromEntries(
              Object.entries(evidence).filter(([kind]) => kinds.has(kind)),
            );
            const losses = lossesOf(own);
            const loss = losses[choice % losses.length];
            if (!loss) return;
            const fixture = {
              inventory,
              ...(judged ? { subject: judged } : {}),
            };
            const before = measureFixture(check, { ...fixture, evidence: own });
            const after = measureFixture(check, {
              ...fixture,
              evidence: losing(own, loss),
            });
            expect([loss.name, scored(gains(check, before, after))]).toEqual([
              loss.name,
              [],
            ]);
          },
        ),
        { numRuns: 300 },
      );
    },
  );
});

describe('the level of a service', () => {
  it('is never raised, and never said to be out of reach, by anything that is lost', () => {
    const levelOf = (
      subject: Subject,
      evidence: CheckFixture['evidence'],
    ): Range =>
      assessSubject({
        standard: serviceStandard,
        subject,
        asOf: new Date('2026-11-01T00:00:00Z'),
        inventory,
        evidence: fixtureEvidence(evidence),
        checks: new Map(checks.map(check => [check.id, check])),
        waivers: [],
      }).level;
    fc.assert(
      fc.property(
        randomEvidence,
        fc.constantFrom(...COMPONENTS.map(component)),
        fc.nat(),
        (evidence, subject, choice) => {
          const losses = lossesOf(evidence);
          const loss = losses[choice % losses.length];
          if (!loss) return;
          const before = levelOf(subject, evidence);
          const after = levelOf(subject, losing(evidence, loss));
          expect([
            loss.name,
            after.lo <= before.lo,
            after.hi >= before.hi,
          ]).toEqual([loss.name, true, true]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
