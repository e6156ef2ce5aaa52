import { whatIsThere } from './whatIsThere';

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
