import { unreadReasons, type UnreadReason } from '@groundwork/source-failures';

export { explainReason as explainFailure } from '@groundwork/source-failures';

/** Why a source could not be read; the same words as in the backends' answers. */
export type SourceFailureReason = UnreadReason;

const REASONS: ReadonlySet<unknown> = new Set(unreadReasons);

/** Whether a backend gave one of these reasons. */
export function isSourceFailureReason(
  given: unknown,
): given is SourceFailureReason {
  return REASONS.has(given);
}
