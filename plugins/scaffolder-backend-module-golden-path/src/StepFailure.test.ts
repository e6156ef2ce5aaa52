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
      'The files could not be pushed. Already there: the repository R, the application A. Check the account. Then start over with the same values: what is there is taken up.',
    );
  });

  it('promises to take up nothing where nothing was made', () => {
    const { message } = new StepFailure({
      problem: 'The Git host does not answer.',
      created: [],
      remedy: 'Wait until it does.',
    });
    expect(message).toBe(
      'The Git host does not answer. Nothing was created. Wait until it does. Then start over with the same values.',
    );
  });

  it('leaves in the log why, down to the first cause, and no line of code', () => {
    expect(failure.stack?.split('\n')).toEqual([
      failure.message,
      'Because: push failed',
      'Because: 403 Forbidden',
    ]);
  });
});
