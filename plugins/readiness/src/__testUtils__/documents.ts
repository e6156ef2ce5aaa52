import {
  effectOnTeam,
  firstRepair,
  organisationAssessmentSchema,
  scorecardRow,
  subjectAssessmentSchema,
  type EvidenceRecord,
  type OrganisationAssessment,
  type PrerequisiteResult,
  type SubjectAssessment,
} from '@groundwork/plugin-readiness-common';
import organisationGolden from '../__fixtures__/organisation.golden.json';
import servicesGolden from '../__fixtures__/services.golden.json';
import type { EvidenceView, SourcesSummary, TeamScorecard } from '../answers';

/** What the real checks say of a small company; a test of the checks keeps it true. */
export const assessment: OrganisationAssessment =
  organisationAssessmentSchema.parse(organisationGolden);

/** What the real checks say of the services of the same company. */
export const services: readonly SubjectAssessment[] = servicesGolden.map(item =>
  subjectAssessmentSchema.parse(item),
);

/** One prerequisite of the golden document. */
export function prerequisite(id: string): PrerequisiteResult {
  const found = assessment.prerequisites.find(item => item.id === id);
  if (!found) throw new Error(`No prerequisite ${id} in the golden document`);
  return found;
}

/** A check of the golden document. */
export function check(checkId: string) {
  const found = [
    ...assessment.prerequisites.flatMap(({ checks }) => checks),
    ...assessment.context,
  ].find(item => item.checkId === checkId);
  if (!found) throw new Error(`No check ${checkId} in the golden document`);
  return found;
}

/** Every source answers. */
export const allAnswer: SourcesSummary = {
  answering: 4,
  total: 4,
  failing: [],
};

/** One cluster refuses the portal's account. */
export const oneRefuses: SourcesSummary = {
  answering: 3,
  total: 4,
  failing: [
    {
      source: { kind: 'kubernetes', instance: 'live' },
      reason: 'forbidden',
      message: 'deployments.apps is forbidden',
      request: { method: 'GET', path: '/apis/apps/v1/deployments' },
      since: '2026-10-31T09:12:00Z',
      collectors: ['kubernetes:workload'],
      subjects: 1,
    },
  ],
};

const rows = services.map(scorecardRow);

function whatToFixFirst(): TeamScorecard['first'] {
  const first = firstRepair(services);
  const titles = services.flatMap(({ checks }) =>
    checks.map(({ checkId, title }) => [checkId, title] as const),
  );
  const effect = first && effectOnTeam(first, rows, new Map(titles));
  return first && { ...first, ...(effect ? { effect } : {}) };
}

/** The services of the golden document as one team's scorecard. */
export const scorecard: TeamScorecard = {
  team: { ref: 'group:default/cards' },
  asOf: '2026-11-01T00:00:00Z',
  columns: (services[0]?.checks ?? []).map(item => ({
    checkId: item.checkId,
    title: item.title,
    failureTitle: item.failureTitle,
    level: item.level,
    ...(item.why === undefined ? {} : { why: item.why }),
    ...(item.remediation ? { remediation: item.remediation } : {}),
  })),
  services: [...rows],
  serviceCount: services.length,
  level: { lo: 0, hi: 0 },
  highestLevel: 4,
  organisationMedianLevel: 0,
  first: whatToFixFirst(),
};

/** A deployment as a cluster answered it. */
export const observed: EvidenceRecord = {
  id: 'workload-0',
  collector: 'kubernetes:workload',
  collectorVersion: '1',
  kind: 'workload',
  subjectRef: 'cluster:live',
  source: { kind: 'kubernetes', instance: 'live' },
  request: {
    method: 'GET',
    path: '/apis/apps/v1/deployments',
    query: { limit: '500' },
  },
  object: {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'cards',
    name: 'card-issuing',
    uid: 'd1',
    url: 'https://live.example.com/cards/card-issuing',
  },
  observedAt: '2026-11-01T00:00:00Z',
  collectedAt: '2026-11-01T00:00:01Z',
  ttlMs: 7_200_000,
  digest: 'sha256:4f2c',
  outcome: 'observed',
  reliability: 1,
  value: { note: '<img src="x" onerror="alert(1)">' },
};

/** The whole of an observation, as it is shown. */
export function viewOf(
  record: EvidenceRecord,
  fields: readonly string[] = [],
): EvidenceView {
  return { record, fields: [...fields], objects: [], objectCount: 0 };
}
