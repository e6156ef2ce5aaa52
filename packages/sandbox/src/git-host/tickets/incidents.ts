import type { Company, Random, Release, Service } from '../../company';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import { INCIDENTS } from './questions';
import { moment, ticket, WEEKS, type Draft } from './draft';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOTICED_AFTER = 10 * MINUTE;

/** What broke in production, week by week. */
export function incidentTickets(
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
  return drafts;
}

/** Caused by a change: it names the deployment that it followed. Now and then two people report the same. */
function incident(
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
    body: formOf(createdAt, release),
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

/** The fields of the issue form: users felt it before somebody wrote it down, and after what caused it. */
function formOf(createdAt: number, release: Release | undefined): string {
  const impact =
    release === undefined
      ? createdAt - NOTICED_AFTER
      : createdAt -
        Math.min(NOTICED_AFTER, Math.abs(createdAt - release.deployedAt) / 2);
  const cause =
    release === undefined
      ? 'No change: not related to a deployment.'
      : `Began after the deployment of ${release.version} to production.`;
  return [
    '### Impact started',
    new Date(impact).toISOString(),
    '### Cause',
    cause,
  ].join('\n\n');
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
