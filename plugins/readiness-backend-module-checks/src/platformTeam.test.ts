import {
  assessOrganisation,
  defineOrganisationCheck,
  measured,
  sourceSubject,
  tickets,
  type TicketTally,
} from '@groundwork/plugin-readiness-common';
import { fixtureEvidence } from '@groundwork/plugin-readiness-node/testUtils';
import { checks } from './checks';
import { organisationStandard } from './standards';

const NONE: TicketTally = { tickets: 0, byText: 0, logged: 0, loggedHours: 0 };
const tally = (count: number, hours: number): TicketTally => ({
  tickets: count,
  byText: 0,
  logged: count,
  loggedHours: hours,
});

/** Six weeks, each with so many hours logged for questions and as many for tickets of which nothing tells what they are. */
function weeksOf(reactive: number, untold: number) {
  return Array.from({ length: 6 }, (_, index) => ({
    fromDay: `2026-09-${10 + index}`,
    classes: {
      'how-to': tally(3, reactive),
      provisioning: NONE,
      exception: NONE,
      incident: NONE,
      planned: tally(9, 100 - reactive - untold),
      unclassified: tally(1, untold),
    },
  }));
}

/** Stands for a line of the prerequisite that another team of checks measures; it passes. */
const passing = (id: string, value: number) =>
  defineOrganisationCheck({
    ...{ id, title: id, failureTitle: id, why: id, appliesTo: 'organisation' },
    remediation: { summary: id, effort: 'low', href: id },
    requires: { tickets },
    summarise: { tickets: () => undefined },
    evaluate: () => measured(value),
  });

function platformTeamOf(reactive: number, untold: number) {
  const subject = sourceSubject('acme/support', 'github-tickets');
  const value = tickets.schema.parse({
    weeks: weeksOf(reactive, untold),
    ...{ isCut: false, tickets: [], unlisted: 0, withoutTeam: 0 },
    questions: { of: 18, top: [] },
    provisioning: { closed: 0 },
  });
  const judged = assessOrganisation({
    standard: organisationStandard,
    asOf: new Date('2026-11-01T00:00:00Z'),
    inventory: {
      ...{ components: [], teams: [], clusters: [], undeclaredClusters: [] },
      subjects: [subject],
    },
    evidence: fixtureEvidence({ tickets: [{ subject, value }] }),
    checks: new Map(
      [
        ...checks,
        passing('platform-team-is-a-product-team', 1),
        passing('changes-need-no-platform-member', 0),
      ].map(check => [check.id, check]),
    ),
    waivers: [],
    history: [],
  });
  const found = judged.prerequisites.find(({ id }) => id === 'P4');
  return {
    value: found?.checks.find(
      ({ checkId }) => checkId === 'platform-work-is-planned',
    )?.value,
    veto: found?.vetoes.find(({ id }) => id === 'mostly-reactive')?.state,
    gate: found?.decision.gate,
  };
}

describe('a platform team of which everything else passes', () => {
  it('is undecided while its reactive share may be on either side of the line', () => {
    expect(platformTeamOf(30, 25)).toEqual({
      value: { lo: 0.3, hi: 0.55 },
      veto: 'unknown',
      gate: 'UNDETERMINED',
    });
  });

  it('fails when even the lowest value that its tickets allow is above the line', () => {
    expect(platformTeamOf(43, 12)).toEqual({
      value: { lo: 0.43, hi: 0.55 },
      veto: 'fired',
      gate: 'FAIL',
    });
  });

  it('passes when no completion of what is not told reaches the line', () => {
    expect(platformTeamOf(15, 5)).toMatchObject({
      veto: 'clear',
      gate: 'PASS',
    });
  });
});
