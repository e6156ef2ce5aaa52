import { stringifyError } from '@backstage/errors';
import { FailureReason, SourceError } from '@groundwork/source-client';

/** Why the parts of a source could not be listed, in the words that are used of it everywhere. */
export function failureOf(error: unknown): {
  readonly reason: FailureReason;
  readonly message: string;
} {
  return error instanceof SourceError
    ? { reason: error.reason, message: error.message }
    : { reason: 'unsupported', message: stringifyError(error) };
}
