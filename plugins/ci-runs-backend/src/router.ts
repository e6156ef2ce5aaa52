import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ciRunsReadPermission } from '@groundwork/plugin-ci-runs-common';
import type express from 'express';
import type { CiRunsService } from './DefaultCiRunsService';
import { createOpenApiRouter } from './schema/openapi.generated';

/** What the routes stand on. */
export interface RouterOptions {
  readonly service: CiRunsService;
  readonly catalog: CatalogService;
  readonly httpAuth: HttpAuthService;
  readonly permissions: PermissionsService;
}

const DEFAULT_LIMIT = 20;

/** The routes of src/schema/openapi.yaml, which says what they may be asked. */
export function createRouter(options: RouterOptions): express.Router {
  const { service, catalog, httpAuth, permissions } = options;
  const router = createOpenApiRouter();

  router.get(
    '/v1/entities/:kind/:namespace/:name/runs',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const [decision] = await permissions.authorize(
        [{ permission: ciRunsReadPermission }],
        { credentials },
      );
      if (decision?.result !== AuthorizeResult.ALLOW) {
        throw new NotAllowedError('You may not read CI runs');
      }
      const entityRef = stringifyEntityRef(request.params);
      const entity = await catalog.getEntityByRef(entityRef, { credentials });
      if (!entity) {
        throw new NotFoundError(
          `There is no entity ${entityRef}, or you may not read it`,
        );
      }
      const { limit = DEFAULT_LIMIT, branch } = request.query;
      response.json(
        await service.runsOf(entity, { limit, ...(branch ? { branch } : {}) }),
      );
    },
  );

  return router;
}
