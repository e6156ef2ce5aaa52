import { unreadReasons } from '@groundwork/source-failures';
import { z } from 'zod';

/**
 * Why a look failed. The same HTTP status means different things per source; the mapping lives with the source's client
 * (docs/explanation/how-the-score-works.md, "Evidence").
 */
export const failureReasons = unreadReasons;

/** Schema of {@link FailureReason}. */
export const failureReasonSchema = z.enum(failureReasons);

/** Reason code of a failed look. */
export type FailureReason = z.infer<typeof failureReasonSchema>;

/**
 * What came of one look: `observed`, `absent` (the source answered: there is nothing) or `failed`.
 * Only the first two may be judged.
 */
export const outcomeSchema = z.enum(['observed', 'absent', 'failed']);

/** See {@link outcomeSchema}. */
export type Outcome = z.infer<typeof outcomeSchema>;

const PERMISSION_REASONS: ReadonlySet<FailureReason> = new Set([
  'unauthorized',
  'forbidden',
]);

/**
 * True when losing the right to look makes earlier answers worthless at once; after any other failure the last good
 * answer stays, with its age (docs/explanation/how-the-score-works.md, "Age").
 */
export function revokesEarlierAnswers(reason: FailureReason): boolean {
  return PERMISSION_REASONS.has(reason);
}
