import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { ciRunsPermissions } from '@groundwork/plugin-ci-runs-common';
import { sourceClientsServiceRef } from '@groundwork/source-client';
import { CachedCiRunsService } from './CachedCiRunsService';
import { DefaultCiRunsService } from './DefaultCiRunsService';
import { LastGoodLooks } from './LastGoodLooks';
import { createRouter } from './router';

const DAY_MS = 86_400_000;

/** The latest CI runs of a service, read with the credentials of the instance. */
export const ciRunsPlugin = createBackendPlugin({
  pluginId: 'ci-runs',
  register(env) {
    env.registerInit({
      deps: {
        cache: coreServices.cache,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        sources: sourceClientsServiceRef,
      },
      async init({
        cache,
        config,
        httpRouter,
        permissionsRegistry,
        sources,
        ...services
      }) {
        permissionsRegistry.addPermissions(ciRunsPermissions);
        const service = new DefaultCiRunsService({
          sources,
          lastGood: new LastGoodLooks(
            cache,
            config.getOptionalNumber('ciRuns.lastGoodTtlMs') ?? DAY_MS,
          ),
          timeoutMs: config.getOptionalNumber('ciRuns.timeoutMs') ?? 2500,
        });
        const ttlMs = config.getOptionalNumber('ciRuns.cacheTtlMs') ?? 10_000;
        httpRouter.use(
          createRouter({
            ...services,
            service:
              ttlMs > 0
                ? new CachedCiRunsService(service, cache, ttlMs)
                : service,
          }),
        );
      },
    });
  },
});
