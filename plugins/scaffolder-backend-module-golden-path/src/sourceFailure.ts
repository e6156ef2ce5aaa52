import { type FailureReason, SourceError } from '@groundwork/source-client';
import { StepFailure } from './StepFailure';

/** What ends by itself; everything else somebody has to mend. */
const PASSING: ReadonlySet<FailureReason> = new Set([
  'rate_limited',
  'server_error',
  'timeout',
  'unreachable',
]);

/** A bad moment of an outside system, through which a step that waits may wait. */
export function isPassing(error: unknown): error is SourceError {
  return error instanceof SourceError && PASSING.has(error.reason);
}

/** What an outside system refused or did not answer, as a failed step; any other error as it is. */
export function sourceFailure(
  error: unknown,
  created: readonly string[],
): unknown {
  if (!(error instanceof SourceError)) {
    return error;
  }
  return new StepFailure({
    problem: error.says,
    created,
    remedy: PASSING.has(error.reason)
      ? 'Wait until it answers.'
      : `Show this to the platform team: ${error.remedy}`,
    cause: error.cause,
  });
}
