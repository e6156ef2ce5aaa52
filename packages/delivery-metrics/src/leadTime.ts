import type { DeliveredChange } from './changes';
import type { DeliveryPullRequest } from './events';

/** What a lead time is computed from. */
export interface LeadTimeQuestion {
  readonly id: string;
  readonly repository: string | undefined;
  /** The pull request, unless the commit was pushed directly or the pull request is unknown. */
  readonly pr: DeliveryPullRequest | undefined;
  /** Author dates of the change's own commits; at least one. */
  readonly authoredAtMs: readonly number[];
  /** Finish of the first successful production deployment that contains the change. */
  readonly deliveredAtMs: number;
}

/** The same dates where they are in order already, as those of a pull request mostly are. */
function inOrder(dates: readonly number[]): readonly number[] {
  return dates.every((date, at) => at === 0 || date >= (dates[at - 1] ?? date))
    ? dates
    : [...dates].sort((a, b) => a - b);
}

/**
 * Lead time of one change: finish of its first successful production deployment minus the earliest author date of
 * its own commits. Author dates survive squash and rebase, committer dates do not; the finish is when the change
 * runs.
 *
 * An author date after the commit's arrival comes from a clock in the future. A pull request's creation stands in
 * for it; a direct push has nothing to stand in and gets no lead time. Both are marked.
 */
export function deliveredChange(question: LeadTimeQuestion): DeliveredChange {
  const { id, repository, pr, deliveredAtMs } = question;
  const arrivedAtMs = pr?.mergedAtMs ?? Infinity;
  const late = question.authoredAtMs.some(date => date > arrivedAtMs);
  const dates = late
    ? inOrder(
        question.authoredAtMs.map(date =>
          date > arrivedAtMs ? pr?.createdAtMs ?? date : date,
        ),
      )
    : inOrder(question.authoredAtMs);
  const earliest = dates[0] ?? deliveredAtMs;
  const impossible = earliest > deliveredAtMs;
  const start = impossible ? pr?.createdAtMs ?? earliest : earliest;
  return {
    id,
    repository,
    authoredAtMs: start,
    commitsAuthoredAtMs: dates,
    createdAtMs: pr?.createdAtMs,
    mergedAtMs: pr?.mergedAtMs,
    leadTimeMs: start <= deliveredAtMs ? deliveredAtMs - start : undefined,
    clockSkew: late || impossible,
  };
}
