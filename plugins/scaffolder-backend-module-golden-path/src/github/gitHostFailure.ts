import { StepFailure } from '../StepFailure';
import { GithubUnreachable } from './GithubClient';
import { RepositoryRefusal } from './ServiceRepository';

/** What the Git host refused or did not answer, as a failed step; any other error as it is. */
export function gitHostFailure(
  error: unknown,
  created: readonly string[],
): unknown {
  if (error instanceof GithubUnreachable) {
    return new StepFailure({
      problem: error.message,
      created,
      remedy: 'Wait until it answers.',
      cause: error.cause,
    });
  }
  if (error instanceof RepositoryRefusal) {
    return new StepFailure({
      problem: error.message,
      created,
      remedy:
        'Ask the platform team to look at the portal’s account on the Git host.',
    });
  }
  return error;
}
