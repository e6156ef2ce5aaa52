import { StepFailure } from './StepFailure';

describe('StepFailure', () => {
  const failure = new StepFailure({
    problem: 'The files could not be pushed.',
    created: ['the repository R', 'the application A'],
    remedy: 'Check the account.',
    cause: new Error('push failed', { cause: new Error('403 Forbidden') }),
  });

  it('says what happened, what is there, what to do and that running again is safe', () => {
    expect(failure.message).toBe(
      'The files could not be pushed. Check the account.\n\nThere by now, and staying:\n\n- the repository R\n- the application A\n\nTo go on, choose **Continue**: the form opens with the same values and says what it goes on with. What is there is taken up, nothing is made twice. To undo it, remove these from the last to the first.',
    );
  });

  it('promises to take up nothing where nothing was made', () => {
    const { message } = new StepFailure({
      problem: 'The Git host does not answer.',
      created: [],
      remedy: 'Wait until it does.',
    });
    expect(message).toBe(
      'The Git host does not answer. Nothing was created. Wait until it does. Then choose **Continue**: the form opens with the same values and says what it goes on with.',
    );
  });

  it('leaves in the log why, down to the first cause, and no line of code', () => {
    expect(failure.stack).toBe(
      `${failure.message}\nBecause: push failed\nBecause: 403 Forbidden`,
    );
  });
});
