import { assessOrganisation } from '@groundwork/plugin-readiness-common';
import {
  fixtureEvidence,
  type CheckFixture,
} from '@groundwork/plugin-readiness-node/testUtils';
import fc from 'fast-check';
import { inventory, randomEvidence } from './__testUtils__/randomEvidence';
import { checks } from './checks';
import { organisationStandard } from './standards';

type Evidence = CheckFixture['evidence'];

const byId = new Map(checks.map(check => [check.id, check]));

function verdictOf(evidence: Evidence, engineers: number | undefined) {
  return assessOrganisation({
    standard: organisationStandard,
    asOf: new Date('2026-11-01T00:00:00Z'),
    inventory: {
      ...inventory,
      ...(engineers === undefined ? {} : { engineers }),
    },
    evidence: fixtureEvidence(evidence),
    checks: byId,
    waivers: [],
    history: [],
  }).verdict;
}

interface Loss {
  readonly kind: string;
  readonly index: number;
}

const losing = (evidence: Evidence, { kind, index }: Loss): Evidence => ({
  ...evidence,
  [kind]: (evidence[kind] ?? []).map((reading, at) =>
    at === index
      ? { subject: reading.subject, unread: 'forbidden' as const }
      : reading,
  ),
});

describe('the verdict of the real checks and standard', () => {
  it('is never made certain, and never moved, by a piece of evidence that is lost', () => {
    const people = fc.option(fc.constantFrom(10, 120, 180, 340), {
      nil: undefined,
    });
    fc.assert(
      fc.property(
        randomEvidence,
        people,
        fc.nat(),
        (evidence, engineers, choice) => {
          const before = verdictOf(evidence, engineers);
          const losses = Object.entries(evidence).flatMap(([kind, readings]) =>
            readings.map((_, index) => ({ kind, index })),
          );
          const some = losses[choice % losses.length];
          const register = { kind: 'declaration', index: 0 };
          for (const loss of some ? [some, register] : [register]) {
            const after = verdictOf(losing(evidence, loss), engineers);
            expect([loss.kind, after.possible]).toEqual([
              loss.kind,
              expect.arrayContaining([...before.possible]),
            ]);
          }
        },
      ),
      { numRuns: 120 },
    );
  });
});
