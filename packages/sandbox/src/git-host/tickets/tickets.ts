import {
  createRandom,
  seedOf,
  type Company,
  type Random,
  type Service,
} from '../../company';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { IssueRecord } from '../state/records';
import { INCIDENTS, OTHER_QUESTIONS, REPEATED_QUESTIONS } from './questions';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEKS = 8;
const HOW_TO_PER_WEEK = { low: 22, high: 27 } as const;
const REPEATED_SHARE = 0.62;

type Draft = Omit<IssueRecord, 'id' | 'number'>;

/** Eight weeks of questions, exceptions and incidents, as issues. */
export function addTickets(state: GitHostState): void {
  const random = createRandom(seedOf(state.company.seed, 'tickets'));
  const { company } = state;
  put(state, 'platform-support', [
    ...howToTickets(company, random),
    ...exceptionTickets(company, random),
  ]);
  put(state, 'incidents', incidentTickets(company, random));
}

function put(
  state: GitHostState,
  repository: string,
  drafts: readonly Draft[],
): void {
  const record = state.repository(state.company.organisation, repository);
  if (record === undefined) {
    return;
  }
  const issues = [...drafts]
    .sort((a, b) => a.createdAt - b.createdAt)
    .map(
      (draft, index): IssueRecord => ({
        ...draft,
        id: record.id * 10_000 + index,
        number: index + 1,
      }),
    );
  state.issues.set(fullNameOf(record), issues);
}

/** A moment in a working day of the week that many weeks ago. */
function moment(company: Company, weeksAgo: number, random: Random): number {
  return company.now - weeksAgo * 7 * DAY + random.between(1, 6 * 24) * HOUR;
}

function ticket(
  company: Company,
  random: Random,
  given: Pick<Draft, 'title' | 'body' | 'labels' | 'createdAt'>,
): Draft {
  const platform = company.people.filter(person => person.squad === 'platform');
  const others = company.people.filter(person => person.squad !== 'platform');
  const closedAt = given.createdAt + random.between(2, 80) * HOUR;
  const closed = closedAt < company.now;
  const answerer = random.pick(platform).login;
  const answeredAt = given.createdAt + random.between(1, 9) * HOUR;
  return {
    ...given,
    author: random.pick(others).login,
    assignee: answerer,
    state: closed ? 'closed' : 'open',
    updatedAt: closed ? closedAt : Math.min(answeredAt, company.now),
    closedAt: closed ? closedAt : undefined,
    comments:
      answeredAt < company.now
        ? [
            {
              id: Math.floor(given.createdAt / 1000),
              author: answerer,
              body: 'Done by hand; see the wiki next time.',
              at: answeredAt,
            },
          ]
        : [],
  };
}

function howToTickets(company: Company, random: Random): readonly Draft[] {
  const drafts: Draft[] = [];
  for (let week = WEEKS; week > 0; week -= 1) {
    for (
      let left = random.between(HOW_TO_PER_WEEK.low, HOW_TO_PER_WEEK.high);
      left > 0;
      left -= 1
    ) {
      const repeated =
        random.next() < REPEATED_SHARE
          ? random.pick(REPEATED_QUESTIONS)
          : undefined;
      const title =
        repeated === undefined
          ? random.pick(OTHER_QUESTIONS)
          : random.pick(repeated.titles);
      drafts.push(
        ticket(company, random, {
          title,
          body: repeated?.body ?? title,
          labels: ['how-to'],
          createdAt: moment(company, week, random),
        }),
      );
    }
  }
  return drafts;
}

function exceptionTickets(company: Company, random: Random): readonly Draft[] {
  const legacy = company.services.filter(
    service =>
      service.lineage === 'legacy' && service.releases.production.length > 0,
  );
  return Array.from({ length: WEEKS }, (_, index) => WEEKS - index).flatMap(
    week =>
      Array.from({ length: random.between(1, 3) }, () => {
        const service = random.pick(legacy);
        return ticket(company, random, {
          title: `Deployment exception for ${service.name}`,
          body: `The pipeline cannot deploy ${service.name} this week; please deploy by hand outside the window.`,
          labels: ['exception', service.team],
          createdAt: moment(company, week, random),
        });
      }),
  );
}

function incidentTickets(company: Company, random: Random): readonly Draft[] {
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
    body:
      release === undefined
        ? 'Not related to a deployment.'
        : `Began after the deployment of ${release.version} to production.`,
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
  };
  return random.next() < 0.2 ? [draft, twin] : [draft];
}
