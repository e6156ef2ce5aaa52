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

/**
 * A failed step. Its message is the last thing that a person reads in the log, so
 * it says what is there already, what to do, and that running again is safe.
 */
export class StepFailure extends Error {
  constructor({ problem, created, remedy, cause }: StepFailureOptions) {
    const there =
      created.length > 0
        ? `Already there: ${created.join(', ')}.`
        : 'Nothing was created.';
    super(
      `${problem} ${there} ${remedy} Then start the template again with the same values: it takes up what is there.`,
      cause === undefined ? undefined : { cause },
    );
    this.name = 'StepFailure';
  }
}
