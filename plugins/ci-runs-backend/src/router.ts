import type {
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  type CiRuns,
  ciRunsReadPermission,
} from '@groundwork/plugin-ci-runs-common';
import express from 'express';
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
const DEFAULT_LIMIT_OF_MANY = 1;

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
      [{ permission: ciRunsReadPermission }],
      { credentials },
    );
    if (decision?.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError('You may not read CI runs');
    }
    return credentials;
  }

  /** Nothing for an entity that names no repository; among several that is no reason to answer none. */
  async function runsOf(
    entity: Entity | undefined,
    limit: number,
  ): Promise<CiRuns | undefined> {
    try {
      return entity && (await service.runsOf(entity, { limit }));
    } catch (error) {
      if (error instanceof NotFoundError) {
        return undefined;
      }
      throw error;
    }
  }

  router.get(
    '/v1/entities/:kind/:namespace/:name/runs',
    async (request, response) => {
      const credentials = await allowed(request);
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

  router.post('/v1/runs/by-refs', async (request, response) => {
    const credentials = await allowed(request);
    const { limit = DEFAULT_LIMIT_OF_MANY } = request.body;
    const refs = [...new Set(request.body.entityRefs)];
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: refs },
      { credentials },
    );
    const answers = await Promise.all(items.map(item => runsOf(item, limit)));
    response.json({
      items: answers.filter(answer => answer !== undefined),
      missing: refs.filter((_, index) => answers[index] === undefined),
    });
  });

  return router;
}
