/** Thrown for a file that cannot be understood; the message is one line for a person. */
export class UnreadablePipelineError extends Error {}

/** Steps that are followed in one repository, calls of calls among them. No pipeline that a person wrote comes near. */
export const MAX_STEPS = 20_000;

/** Counts what is followed, so that a cycle or a fan-out of calls ends with a reason. */
export class Budget {
  private left = MAX_STEPS;

  /** @throws UnreadablePipelineError when the budget is used up. */
  spend(): void {
    this.left -= 1;
    if (this.left < 0)
      throw new UnreadablePipelineError(
        `its files call more than ${MAX_STEPS.toLocaleString(
          'en-GB',
        )} steps in one another`,
      );
  }
}
