import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { argocdApplicationReadPermission } from './permissions';

const namespaceAnnotation = 'argocd/app-namespace';

/** What an entity may name: one application, or all that a label selector finds. */
export type Annotation = 'argocd/app-name' | 'argocd/app-selector';

export interface ApplicationClaim {
  readonly annotation: Annotation;
  readonly value: string;
  readonly namespace: string | undefined;
}

export interface ApplicationAccessOptions {
  readonly catalog: Pick<CatalogService, 'getEntities'>;
  readonly permissions: Pick<PermissionsService, 'authorize'>;
}

/** An application is shown to who may read an entity that names it; to everybody else it does not exist. */
export class ApplicationAccess {
  readonly #options: ApplicationAccessOptions;

  constructor(options: ApplicationAccessOptions) {
    this.#options = options;
  }

  async assertMayRead(
    { annotation, value, namespace }: ApplicationClaim,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { catalog, permissions } = this.#options;
    const [decision] = await permissions.authorize(
      [{ permission: argocdApplicationReadPermission }],
      { credentials },
    );
    if (decision?.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError('You may not read Argo CD applications');
    }
    const { items } = await catalog.getEntities(
      {
        filter: { [`metadata.annotations.${annotation}`]: value },
        fields: ['kind', 'metadata.name', 'metadata.annotations'],
      },
      { credentials },
    );
    // The catalog's search does not tell upper case from lower case.
    const isNamed = items.some(
      ({ metadata: { annotations = {} } }) =>
        annotations[annotation] === value &&
        (namespace === undefined ||
          annotations[namespaceAnnotation] === namespace),
    );
    if (!isNamed) {
      throw new NotFoundError('The application is not found or not permitted');
    }
  }
}
