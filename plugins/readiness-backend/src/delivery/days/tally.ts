import {
  CommitAbsence,
  commitAbsences,
} from '@groundwork/plugin-readiness-common';

/**
 * What counts on some days, by name. Tallies of days and of services are added; what one of them no longer holds is taken
 * away by adding its difference.
 */
export type Tally = Readonly<Record<string, number>>;

/** Counts of a tally that are no part of a sketch. */
export const counted = [
  /** Successful deployments. */
  'deployments',
  'redeployments',
  /** Successful deployments of which the source named no SHA. */
  'withoutSha',
  /** What an option leaves out of every other count. */
  'leftOutRedeploys',
  'leftOutWithoutChange',
  /** Deployments that brought something new, and those of them whose changes were found. */
  'forward',
  'forwardWithChanges',
  /** Of the deployments that ended on the day. */
  'failedAttempts',
  /** Changes with a lead time, and those whose clocks contradict each other. */
  'changes',
  'unmeasured',
  /** Deployments that reached users; those that the change fail rate is a share of; those that failed. */
  'reached',
  'denominator',
  'failures',
  /** Failures that a rollback, a revert or a hotfix showed, not only an incident. */
  'remedied',
  'open',
  'rework',
  /** Recoveries that ended on the day; those that incidents timed. */
  'recoveries',
  'recoveriesByIncident',
  /** Only beside what has to be added to get what sources told: what counts differently because of what people say. */
  'movedDeployments',
  'movedChanges',
  'movedFailures',
  'movedRecoveries',
  'movedRework',
] as const;

/** See {@link counted}; deployments without a SHA also by the reason. */
export type Counted = (typeof counted)[number] | `withoutSha:${CommitAbsence}`;

/** Why deployments name no commit, with how many of them; what nobody gave a reason for was not told. */
export function absencesOf(
  tally: Tally,
): readonly { readonly reason: CommitAbsence; readonly count: number }[] {
  return commitAbsences
    .map(reason => ({ reason, count: countOf(tally, `withoutSha:${reason}`) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/** A count; what is not there did not happen. */
export function countOf(tally: Tally, name: Counted): number {
  return tally[name] ?? 0;
}

/** All of some tallies together; names that come to nothing are left out. */
export function sumOf(tallies: Iterable<Tally>): Tally {
  const sum = new Map<string, number>();
  for (const tally of tallies) {
    for (const [name, count] of Object.entries(tally)) {
      sum.set(name, (sum.get(name) ?? 0) + count);
    }
  }
  return Object.fromEntries([...sum].filter(([, count]) => count !== 0));
}

/** What has to be added to one tally to make it another one. */
export function differenceOf(before: Tally, after: Tally): Tally {
  const taken = Object.entries(before).map(([name, count]) => [name, -count]);
  return sumOf([after, Object.fromEntries(taken)]);
}

/** The same tally has the same text, in whatever order it was counted. */
export function writeTally(tally: Tally): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(tally).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
}

/** A stored tally; the text was written from one. */
export function readTally(text: string): Tally {
  return JSON.parse(text) as Tally;
}
