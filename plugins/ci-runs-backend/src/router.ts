import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  type CiRuns,
  ciRunsReadPermission,
} from '@groundwork/plugin-ci-runs-common';
import type express from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { CiRunsService } from './DefaultCiRunsService';

/** What the routes stand on. */
export interface RouterOptions {
  readonly service: CiRunsService;
  readonly catalog: CatalogService;
  readonly httpAuth: HttpAuthService;
  readonly permissions: PermissionsService;
}

const querySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(50).default(20),
  branch: z.string().min(1).max(255).optional(),
});

/** The routes of src/schema/openapi.yaml. */
export function createRouter(options: RouterOptions): express.Router {
  const { service, catalog, httpAuth, permissions } = options;
  const router = Router();

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
      const query = querySchema.safeParse(request.query);
      if (!query.success) {
        throw new InputError('limit is 1 to 50, branch a name', query.error);
      }
      const entityRef = stringifyEntityRef(request.params);
      const entity = await catalog.getEntityByRef(entityRef, { credentials });
      if (!entity) {
        throw new NotFoundError(
          `There is no entity ${entityRef}, or you may not read it`,
        );
      }
      const { limit, branch } = query.data;
      const runs: CiRuns = await service.runsOf(entity, {
        limit,
        ...(branch ? { branch } : {}),
      });
      response.json(runs);
    },
  );

  return router;
}
