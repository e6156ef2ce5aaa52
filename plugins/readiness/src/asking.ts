import { parseEntityRef } from '@backstage/catalog-model';

/** How a question may be cut short. */
export interface AskOptions {
  readonly signal?: AbortSignal;
}

/** An entity as the paths of the backend name it; the path says its kind. */
export function pathOf(entityRef: string) {
  const { namespace, name } = parseEntityRef(entityRef);
  return { namespace, name };
}
