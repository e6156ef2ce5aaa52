import type {
  Check,
  Measurement,
  Range,
} from '@groundwork/plugin-readiness-common';
import {
  measureFixture,
  type CheckFixture,
  type FixtureReading,
} from '@groundwork/plugin-readiness-node/testUtils';
import fc from 'fast-check';
import { allFixtures, gradeOf } from '../__testUtils__';
import { inventory, randomEvidence } from '../__testUtils__/randomEvidence';
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

function lose(
  evidence: CheckFixture['evidence'],
  kind: string,
  index: number,
): CheckFixture['evidence'] {
  const readings: readonly FixtureReading[] = evidence[kind] ?? [];
  return {
    ...evidence,
    [kind]: readings.map((reading, at) =>
      at === index
        ? { subject: reading.subject, unread: 'forbidden' }
        : reading,
    ),
  };
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

const lossesOf = (evidence: CheckFixture['evidence']) =>
  Object.entries(evidence).flatMap(([kind, readings]) =>
    readings.map((_, index) => ({ kind, index })),
  );

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
    for (const { kind, index } of lossesOf(fixture.evidence)) {
      const after = measureFixture(check, {
        ...fixture,
        evidence: lose(fixture.evidence, kind, index),
      });
      expect([kind, index, scored(gains(check, before, after))]).toEqual([
        kind,
        index,
        [],
      ]);
    }
  });

  it.each(
    checks
      .filter(({ scope }) => scope === 'organisation')
      .map(check => ({ id: check.id, check })),
  )('never makes $id better, whatever was known before', ({ check }) => {
    fc.assert(
      fc.property(randomEvidence, fc.nat(), (evidence, choice) => {
        const own = Object.fromEntries(
          Object.entries(evidence).filter(([kind]) =>
            Object.values(check.requires).some(
              required => 'id' in required && required.id === kind,
            ),
          ),
        );
        const losses = lossesOf(own);
        const loss = losses[choice % losses.length];
        if (!loss) return;
        const before = measureFixture(check, { inventory, evidence: own });
        const after = measureFixture(check, {
          inventory,
          evidence: lose(own, loss.kind, loss.index),
        });
        expect(scored(gains(check, before, after))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
