import { createRandom, seedOf, type Company, type Random } from '../../company';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { IssueRecord } from '../state/records';
import { incidentTickets, nameFixes } from './incidents';
import { OTHER_QUESTIONS, REPEATED_QUESTIONS } from './questions';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const WEEKS = 8;
const HOW_TO_PER_WEEK = { low: 22, high: 27 } as const;
const REPEATED_SHARE = 0.62;

/** A ticket before it has a number. */
export type Draft = Omit<IssueRecord, 'id' | 'number'> & {
  /** Somebody else reported the same. */
  readonly duplicateOf?: Draft;
};

/** Eight weeks of questions, exceptions and incidents, as issues. */
export function addTickets(state: GitHostState): void {
  const random = createRandom(seedOf(state.company.seed, 'tickets'));
  const { company } = state;
  put(state, 'platform-support', [
    ...howToTickets(company, random),
    ...exceptionTickets(company, random),
  ]);
  put(state, 'incidents', incidentTickets(company, random));
  nameFixes(state);
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
  const inOrder = [...drafts].sort((a, b) => a.createdAt - b.createdAt);
  const issues = inOrder.map(
    ({ duplicateOf, ...draft }, index): IssueRecord => ({
      ...draft,
      body:
        duplicateOf === undefined
          ? draft.body
          : `Duplicate of #${inOrder.indexOf(duplicateOf) + 1}`,
      id: record.id * 10_000 + index,
      number: index + 1,
    }),
  );
  state.issues.set(fullNameOf(record), issues);
}

/** A moment in a working day of the week that many weeks ago. */
export function moment(
  company: Company,
  weeksAgo: number,
  random: Random,
): number {
  return company.now - weeksAgo * 7 * DAY + random.between(1, 6 * 24) * HOUR;
}

export function ticket(
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
