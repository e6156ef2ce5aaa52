import type {
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  MAX_BATCH_SIZE,
  type DeploymentStatus,
  type DeploymentStatusBatch,
  deploymentsReadPermission,
} from '@groundwork/plugin-deployments-common';
import express from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { DeploymentsService } from './DefaultDeploymentsService';

/** What the routes stand on. */
export interface RouterOptions {
  readonly service: DeploymentsService;
  readonly catalog: CatalogService;
  readonly httpAuth: HttpAuthService;
  readonly permissions: PermissionsService;
}

const batchSchema = z.strictObject({
  entityRefs: z.array(z.string().min(1).max(512)).max(MAX_BATCH_SIZE),
});

/** The routes of src/schema/openapi.yaml. */
export function createRouter(options: RouterOptions): express.Router {
  const { service, catalog, httpAuth, permissions } = options;
  const router = Router();
  router.use(express.json({ limit: '64kb' }));

  async function allowed(
    request: express.Request,
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
      if (!entity) {
        throw new NotFoundError(
          `There is no entity ${entityRef}, or you may not read it`,
        );
      }
      const [status] = await service.statusOf([entity]);
      response.json(status satisfies DeploymentStatus | undefined);
    },
  );

  router.post('/v1/status/by-refs', async (request, response) => {
    const credentials = await allowed(request);
    const body = batchSchema.safeParse(request.body);
    if (!body.success) {
      throw new InputError(
        `The body must be {"entityRefs": [...]} with at most ${MAX_BATCH_SIZE} references`,
        body.error,
      );
    }
    const refs = [...new Set(body.data.entityRefs)];
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: refs },
      { credentials },
    );
    const answer: DeploymentStatusBatch = {
      items: await service.statusOf(items.filter(item => item !== undefined)),
      missing: refs.filter((_, index) => items[index] === undefined),
    };
    response.json(answer);
  });

  return router;
}
