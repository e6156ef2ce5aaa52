import type { Company, Random } from '../../company';
import type { IssueRecord } from '../state/records';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Of which there are tickets. */
export const WEEKS = 8;

/** A ticket before it has a number. */
export type Draft = Omit<IssueRecord, 'id' | 'number'> & {
  /** Somebody else reported the same. */
  readonly duplicateOf?: Draft;
};

/** A moment in a working day of the week that many weeks ago. */
export function moment(
  company: Company,
  weeksAgo: number,
  random: Random,
): number {
  return company.now - weeksAgo * 7 * DAY + random.between(1, 6 * 24) * HOUR;
}

/** One of the company's tickets: somebody outside the platform team asks, and one of it answers. */
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
