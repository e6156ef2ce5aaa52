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
  const dates = question.authoredAtMs
    .map(date =>
      pr !== undefined && date > pr.mergedAtMs ? pr.createdAtMs : date,
    )
    .sort((a, b) => a - b);
  const late = question.authoredAtMs.some(
    date => pr !== undefined && date > pr.mergedAtMs,
  );
  const earliest = dates[0] ?? deliveredAtMs;
  const impossible = earliest > deliveredAtMs;
  const start = impossible ? pr?.createdAtMs ?? earliest : earliest;
  return {
    id,
    ...(repository !== undefined && { repository }),
    authoredAtMs: start,
    commitsAuthoredAtMs: dates,
    ...(pr !== undefined && {
      createdAtMs: pr.createdAtMs,
      mergedAtMs: pr.mergedAtMs,
    }),
    ...(start <= deliveredAtMs && { leadTimeMs: deliveredAtMs - start }),
    clockSkew: late || impossible,
  };
}
