import { StepFailure } from '../StepFailure';
import { ArgocdRefusal } from './ArgocdClient';

/** What an Argo CD instance refused or did not answer, as a failed step. */
export function argocdFailure(
  error: unknown,
  {
    instance,
    created,
  }: { readonly instance: string; readonly created: readonly string[] },
): StepFailure {
  return error instanceof ArgocdRefusal
    ? new StepFailure({
        problem: error.message,
        created,
        remedy:
          'Ask the platform team to look at that instance and at the portal’s account in it.',
      })
    : new StepFailure({
        problem: `Argo CD ${instance} does not answer.`,
        created,
        remedy: 'Wait until it answers.',
        cause: error,
      });
}
