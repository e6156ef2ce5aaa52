import type { GitHostState } from './git-host-state';
import type { PullRecord } from './records';

/** Somebody's word on a pull request. */
export interface Review {
  readonly id: number;
  readonly author: string;
  readonly at: number;
}

/**
 * Who approved a pull request before it was merged. Of three, one waits for the platform team, one is approved by a colleague
 * of whoever wrote it, and one by nobody.
 */
export function approvalsOf(
  { company }: Pick<GitHostState, 'company'>,
  { id, author, mergedAt }: PullRecord,
): readonly Review[] {
  if (mergedAt === undefined) return [];
  const squad =
    id % 3 === 0
      ? 'platform'
      : company.people.find(({ login }) => login === author)?.squad;
  const others = company.people.filter(
    person => person.squad === squad && person.login !== author,
  );
  const reviewer = others[id % Math.max(1, others.length)];
  return id % 3 === 2 || reviewer === undefined
    ? []
    : [{ id: id * 10 + 1, author: reviewer.login, at: mergedAt - 60_000 }];
}

/** What somebody said on a pull request. */
interface Remark extends Review {
  readonly body: string;
}

/** Whom a pull request of another team waits for, that one asks first. */
export function remarksOn(
  state: Pick<GitHostState, 'company'>,
  pull: PullRecord,
): readonly Remark[] {
  return approvalsOf(state, pull)
    .filter(() => pull.id % 3 === 0)
    .map(review => ({
      ...review,
      id: review.id + 1,
      at: Math.max(pull.createdAt, review.at - 60_000),
      body: 'Why not the default? See the platform handbook.',
    }));
}
