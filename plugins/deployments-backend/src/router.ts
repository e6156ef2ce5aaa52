import type {
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { deploymentsReadPermission } from '@groundwork/plugin-deployments-common';
import express from 'express';
import type { DeploymentsService } from './DefaultDeploymentsService';
import { createOpenApiRouter } from './schema/openapi.generated';

/** What the routes stand on. */
export interface RouterOptions {
  readonly service: DeploymentsService;
  readonly catalog: CatalogService;
  readonly httpAuth: HttpAuthService;
  readonly permissions: PermissionsService;
}

/** The routes of src/schema/openapi.yaml, which says what they may be asked. */
export function createRouter(options: RouterOptions): express.Router {
  const { service, catalog, httpAuth, permissions } = options;
  const router = createOpenApiRouter({
    middleware: [express.json({ limit: '64kb' })],
  });

  async function allowed(
    request: Parameters<HttpAuthService['credentials']>[0],
  ): Promise<BackstageCredentials> {
    const credentials = await httpAuth.credentials(request);
    const [decision] = await permissions.authorize(
      [{ permission: deploymentsReadPermission }],
      { credentials },
    );
    if (decision?.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError('You may not read deploy status');
    }
    return credentials;
  }

  router.get(
    '/v1/entities/:kind/:namespace/:name/status',
    async (request, response) => {
      const credentials = await allowed(request);
      const entityRef = stringifyEntityRef(request.params);
      const entity = await catalog.getEntityByRef(entityRef, { credentials });
      const [status] = entity ? await service.statusOf([entity]) : [];
      if (!status) {
        throw new NotFoundError(
          `There is no entity ${entityRef}, or you may not read it`,
        );
      }
      response.json(status);
    },
  );

  router.post('/v1/status/by-refs', async (request, response) => {
    const credentials = await allowed(request);
    const refs = [...new Set(request.body.entityRefs)];
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: refs },
      { credentials },
    );
    response.json({
      items: await service.statusOf(items.filter(item => item !== undefined)),
      missing: refs.filter((_, index) => items[index] === undefined),
    });
  });

  return router;
}
