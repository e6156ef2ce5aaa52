/** What exists when a run ends early, as a list that reads well in a log and as Markdown. */
export function whatIsThere(made: readonly string[]): string {
  return made.length === 0
    ? 'No step had made anything by then. Start over whenever you like.'
    : [
        'There by now, and staying:',
        '',
        ...made.map(thing => `- ${thing}`),
        '',
        'To go on, start over with the same values: what is there is taken up. To undo it, delete these from the last to the first.',
      ].join('\n');
}

/**
 * A step that ended because somebody cancelled the run. Its message is what the
 * page of the run shows, so it says what exists by then.
 */
export class RunCancelled extends Error {
  constructor(step: string, made: readonly string[]) {
    super(`Cancelled during “${step}”. ${whatIsThere(made)}`);
    this.name = 'RunCancelled';
    // The scaffolder writes the stack into the log, and lines of our code help nobody there.
    this.stack = this.message;
  }
}
