import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import type { Origin } from '../github/origin';
import type { ServiceRepository } from '../github/ServiceRepository';
import { readable } from '../StepFailure';

/** What a repository must say of itself to be taken up by a second run. */
export interface ExpectedOrigin {
  readonly component: string;
  readonly owner: string;
  readonly template: string;
}

function sameGroup(a: string, b: string | undefined): boolean {
  if (b === undefined) {
    return false;
  }
  const context = { defaultKind: 'Group', defaultNamespace: DEFAULT_NAMESPACE };
  return (
    stringifyEntityRef(parseEntityRef(a, context)) ===
    stringifyEntityRef(parseEntityRef(b, context))
  );
}

/** Whether a repository says of itself that it is what is expected. */
export function isOwn(origin: Origin, expected: ExpectedOrigin): boolean {
  return (
    origin.template === expected.template &&
    origin.component === expected.component &&
    sameGroup(expected.owner, origin.owner)
  );
}

/**
 * Lets a second run continue with what the first one left, and nobody take over a
 * repository that is something else. An empty repository is taken up too: there
 * is nothing in it that could be lost.
 *
 * @returns the newest commit, or undefined for an empty repository
 * @throws ConflictError when the repository is not this service's own
 */
export async function assertOwnRepository(
  repository: ServiceRepository,
  expected: ExpectedOrigin,
): Promise<string | undefined> {
  const head = await repository.head();
  if (head === undefined) {
    return undefined;
  }
  const origin = await repository.origin();
  if (origin === undefined || !isOwn(origin, expected)) {
    throw readable(
      new ConflictError(
        `The repository ${repository.webUrl} exists and was not made by this template for ${expected.component} of ${expected.owner}. Nothing was created or changed. Start over and choose another name.`,
      ),
    );
  }
  return head;
}
