import type { Company, Random, Service } from '../../company';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import { INCIDENTS } from './questions';
import { oddIncidents } from './odd-incidents';
import { impactBefore, incidentBody, keyOf } from './incident-form';
import { moment, ticket, WEEKS, type Draft } from './draft';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What broke in production, week by week, and two of a kind that comes once. */
export function incidentTickets(
  state: GitHostState,
  company: Company,
  random: Random,
): readonly Draft[] {
  const inProduction = company.services.filter(
    service => service.releases.production.length > 0,
  );
  const drafts: Draft[] = [];
  for (let week = WEEKS; week > 0; week -= 1) {
    for (let left = random.between(2, 4); left > 0; left -= 1) {
      drafts.push(
        ...incident(company, random, {
          service: random.pick(inProduction),
          week,
        }),
      );
    }
  }
  return [...drafts, ...oddIncidents(state, company)];
}

/** Caused by a change: it names the deployment that it followed. Now and then two people report the same. */
export function incident(
  company: Company,
  random: Random,
  { service, week }: { readonly service: Service; readonly week: number },
): readonly Draft[] {
  const kind = random.pick(INCIDENTS);
  const release = kind.causedByChange
    ? service.releases.production.findLast(
        each => each.deployedAt < company.now - (week - 1) * 7 * DAY,
      )
    : undefined;
  const createdAt =
    release === undefined
      ? moment(company, week, random)
      : Math.min(
          release.deployedAt + random.between(5, 90) * 60_000,
          company.now - HOUR,
        );
  const draft = ticket(company, random, {
    title: `${kind.title}: ${service.name}`,
    body: incidentBody({
      impactStartedAt: impactBefore(createdAt, release),
      cause:
        release === undefined
          ? 'No change: not related to a deployment.'
          : `Began after the deployment of ${release.version} to production.`,
      key: keyOf(service, createdAt),
    }),
    labels: [
      'incident',
      `service:${service.name}`,
      ...(release === undefined
        ? []
        : ['change-caused', `version:${release.version}`]),
    ],
    createdAt,
  });
  const twin = {
    ...draft,
    title: `${service.name}: ${kind.title.toLowerCase()}`,
    labels: ['incident', 'duplicate', `service:${service.name}`],
    createdAt: draft.createdAt + 7 * 60_000,
    duplicateOf: draft,
  };
  return random.next() < 0.2 ? [draft, twin] : [draft];
}

/** A hotfix names the incident that it was made for, if there was one. */
export function nameFixes(state: GitHostState): void {
  const { organisation, services } = state.company;
  const incidents = state.issues.get(`${organisation}/incidents`) ?? [];
  for (const { name, repository } of services) {
    const pulls = state.pulls.get(
      fullNameOf({ owner: organisation, name: repository }),
    );
    for (const pull of pulls ?? []) {
      const repaired = incidents.findLast(
        ({ createdAt, labels }) =>
          createdAt < pull.createdAt &&
          createdAt > pull.createdAt - 3 * DAY &&
          labels.includes(`service:${name}`) &&
          labels.includes('change-caused'),
      );
      if (repaired !== undefined && pull.labels.includes('hotfix')) {
        pull.body = `Fixes ${organisation}/incidents#${repaired.number}`;
      }
    }
  }
}
