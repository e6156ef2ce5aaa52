import {
  assessOrganisation,
  isOfOrganisation,
  readableOrganisation,
  type OrganisationAssessment,
} from '@groundwork/plugin-readiness-common';
import { fixtureEvidence } from '@groundwork/plugin-readiness-node/testUtils';
import fc from 'fast-check';
import { inventory, randomEvidence } from './__testUtils__/randomEvidence';
import {
  component,
  COMPONENTS,
  TEAMS,
  teamRef,
} from './__testUtils__/randomEvidence/organisation';
import { checks } from './checks';
import { organisationStandard } from './standards';

function assess(
  evidence: Parameters<typeof fixtureEvidence>[0],
): OrganisationAssessment {
  return assessOrganisation({
    asOf: new Date('2026-11-01T00:00:00Z'),
    inventory,
    evidence: fixtureEvidence(evidence),
    checks: new Map(checks.map(check => [check.id, check])),
    waivers: [],
    standard: organisationStandard,
    history: [],
  });
}

/** Names of services and teams that stand in what a reader sees, apart from objects that belong to no service. */
function namesIn(document: OrganisationAssessment): readonly string[] {
  const results = [
    ...document.prerequisites.flatMap(({ checks: own }) => own),
    ...document.context,
  ].map(({ findings, ...result }) => ({
    ...result,
    findings: findings.filter(({ object }) => object === undefined),
  }));
  const text = JSON.stringify([
    results,
    document.phase,
    document.verdict,
    document.signals,
  ]);
  return [...COMPONENTS.map(name => `default/${name}`), ...TEAMS].filter(name =>
    new RegExp(`[/"\\\\ ]${name.split('/').pop()}["\\\\ ,.(]`).test(text),
  );
}

describe('what the real checks say', () => {
  it('names no service and no team to whoever may read totals only', () => {
    fc.assert(
      fc.property(randomEvidence, evidence => {
        const readable = readableOrganisation(
          assess(evidence),
          isOfOrganisation,
        );
        expect(namesIn(readable)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('names no service when none could be read, and says how many and why', () => {
    const unread = COMPONENTS.map(name => ({
      subject: component(name),
      unread: 'forbidden' as const,
    }));
    const kinds = ['pipeline', 'pipeline-run', 'ownership', 'documentation'];
    const readable = readableOrganisation(
      assess(Object.fromEntries(kinds.map(kind => [kind, unread]))),
      isOfOrganisation,
    );
    expect(namesIn(readable)).toEqual([]);
    const [pipelines] =
      readable.prerequisites.find(({ id }) => id === 'P2')?.checks ?? [];
    expect(pipelines).toMatchObject({
      explanation: 'Could not read 7 services (forbidden)',
      unread: [],
      unreadCount: 14,
    });
  });

  it('names only the own team to its owner, and keeps every number', () => {
    fc.assert(
      fc.property(randomEvidence, evidence => {
        const whole = assess(evidence);
        const own = new Set([
          teamRef('cards'),
          ...inventory.components
            .filter(({ team }) => team === teamRef('cards'))
            .map(({ ref }) => ref),
        ]);
        const readable = readableOrganisation(
          whole,
          ref => isOfOrganisation(ref) || own.has(ref),
        );
        const allowed = ['cards', 'default/service-0', 'default/service-5'];
        expect(
          namesIn(readable).filter(name => !allowed.includes(name)),
        ).toEqual([]);
        expect(readable.prerequisites.map(({ score }) => score)).toEqual(
          whole.prerequisites.map(({ score }) => score),
        );
        const counts = (document: OrganisationAssessment) =>
          document.prerequisites.flatMap(({ checks: results }) =>
            results.map(({ findingCount, unreadCount, partCount }) => [
              findingCount,
              unreadCount,
              partCount,
            ]),
          );
        expect(counts(readable)).toEqual(counts(whole));
      }),
      { numRuns: 100 },
    );
  });
});
