import {
  createRandom,
  seedOf,
  type Company,
  type Release,
  type Service,
} from '../../company';
import { pastDeployments } from '../actions/past-deployments';
import type { GitHostState } from '../state/git-host-state';
import { ticket, type Draft } from './draft';
import { impactBefore, incidentBody, keyOf } from './incident-form';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOTICED_AFTER = HOUR / 2;
const FOUND_AFTER = 3 * DAY;

interface Released {
  readonly service: Service;
  readonly release: Release;
}

/** An incident that nobody has resolved yet, and one that was felt days after the deployment that it names. */
export function oddIncidents(
  state: GitHostState,
  company: Company,
): readonly Draft[] {
  const released = company.services
    .filter(
      ({ lineage, secondRegion }) =>
        lineage === 'api' && secondRegion === undefined,
    )
    .flatMap(service =>
      service.releases.production.map(release => ({ service, release })),
    )
    .filter(({ release }) => release.rollback === undefined)
    .sort((a, b) => b.release.deployedAt - a.release.deployedAt);
  const { now } = company;
  const newest = released.find(
    ({ release }) => release.deployedAt < now - 2 * NOTICED_AFTER,
  );
  const older = released.find(
    ({ service, release }) =>
      service !== newest?.service &&
      release.deployedAt < now - FOUND_AFTER - 4 * DAY,
  );
  return [
    ...(newest ? [unresolved(company, newest)] : []),
    ...(older ? [foundLate(state, company, older)] : []),
  ];
}

function unresolved(company: Company, { service, release }: Released): Draft {
  const createdAt = release.deployedAt + NOTICED_AFTER;
  const { version } = release;
  const random = createRandom(seedOf(company.seed, 'unresolved incident'));
  const draft = ticket(company, random, {
    title: `Some customers cannot sign in: ${service.name}`,
    body: incidentBody({
      impactStartedAt: impactBefore(createdAt, release),
      cause: `Began after the deployment of ${version} to production.`,
      key: keyOf(service, createdAt),
    }),
    labels: [
      ...['incident', `service:${service.name}`],
      ...['change-caused', `version:${version}`],
    ],
    createdAt,
  });
  return { ...draft, state: 'open', closedAt: undefined, updatedAt: createdAt };
}

function foundLate(
  state: GitHostState,
  company: Company,
  { service, release }: Released,
): Draft {
  const createdAt = release.deployedAt + FOUND_AFTER;
  const record = state.repository(company.organisation, service.repository);
  const cause = (record ? pastDeployments(state, record) : []).find(
    ({ environment, statuses }) =>
      environment === 'production' &&
      statuses.some(({ at }) => at === release.deployedAt),
  );
  const random = createRandom(seedOf(company.seed, 'incident found late'));
  return ticket(company, random, {
    title: `Sums in the monthly statement are wrong: ${service.name}`,
    body: incidentBody({
      impactStartedAt: createdAt,
      cause: `Deployment ${cause?.id ?? 'unknown'} to production.`,
      key: keyOf(service, createdAt),
    }),
    labels: ['incident', `service:${service.name}`, 'change-caused'],
    createdAt,
  });
}
