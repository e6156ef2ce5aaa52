import { assessOrganisation } from '@groundwork/plugin-readiness-common';
import {
  fixtureEvidence,
  type CheckFixture,
} from '@groundwork/plugin-readiness-node/testUtils';
import fc from 'fast-check';
import { losing, lossesOf } from './__testUtils__/losses';
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
          const losses = lossesOf(evidence);
          const entries = losses.filter(({ entry }) => entry);
          const chosen = [
            losses[choice % losses.length],
            entries[choice % Math.max(1, entries.length)],
            losses.find(({ name }) => name === 'declaration 0'),
          ];
          for (const loss of chosen.filter(each => each !== undefined)) {
            const after = verdictOf(losing(evidence, loss), engineers);
            expect([loss.name, after.possible]).toEqual([
              loss.name,
              expect.arrayContaining([...before.possible]),
            ]);
          }
        },
      ),
      { numRuns: 120 },
    );
  });
});
