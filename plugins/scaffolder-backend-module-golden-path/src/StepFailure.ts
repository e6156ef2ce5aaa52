import { isError } from '@backstage/errors';
import { HOW_TO_CONTINUE, whatIsThere } from './whatIsThere';

/** What a person needs to know when a step fails. */
export interface StepFailureOptions {
  /** What went wrong, one sentence. */
  readonly problem: string;
  /** What this run or an earlier one has made and that stays. */
  readonly created: readonly string[];
  /** What to do about it, one sentence. */
  readonly remedy: string;
  readonly cause?: unknown;
}

function reasons(cause: unknown): readonly string[] {
  return isError(cause)
    ? [`Because: ${cause.message}`, ...reasons(cause.cause)]
    : [];
}

/**
 * Makes an error fit for the log of a run. The scaffolder writes an error's stack
 * there and forgets its causes; the person who reads it is helped by the causes
 * and not by lines of our code.
 */
export function readable<E extends Error>(error: E): E {
  error.stack = [error.message, ...reasons(error.cause)].join('\n');
  return error;
}

/**
 * A failed step. Its message is the last thing that a person reads in the log, so
 * it says what is there already, what to do, and that running again is safe.
 */
export class StepFailure extends Error {
  constructor({ problem, created, remedy, cause }: StepFailureOptions) {
    super(
      created.length > 0
        ? `${problem} ${remedy}\n\n${whatIsThere(created)}`
        : `${problem} Nothing was created. ${remedy} Then ${HOW_TO_CONTINUE}`,
      cause === undefined ? undefined : { cause },
    );
    this.name = 'StepFailure';
    readable(this);
  }
}
