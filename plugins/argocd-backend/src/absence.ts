import { NotFoundError } from '@backstage/errors';
import { SourceError } from '@groundwork/source-client';
import type {
  ApplicationRef,
  ArgocdClient,
} from '@groundwork/source-client/argocd';
import { applicationSchema } from './answers';

/** What is not there and what may not be seen are told by the same words. */
export function notFound(): never {
  throw new NotFoundError('The application is not found or not permitted');
}

/** Of an application that is not there Argo CD says that its parts are forbidden: then there is none, and no right is missing. */
export async function unlessAbsent<T>(
  client: ArgocdClient,
  ref: ApplicationRef,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (
      error instanceof SourceError &&
      (error.status === 403 || error.status === 404) &&
      !(await client.application(ref, applicationSchema))
    ) {
      notFound();
    }
    throw error;
  }
}
