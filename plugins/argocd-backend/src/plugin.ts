import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { sourceClientsServiceRef } from '@groundwork/source-client';
import { argocdOf } from '@groundwork/source-client/argocd';
import { ApplicationAccess } from './ApplicationAccess';
import { ApplicationReader } from './ApplicationReader';
import { argocdPermissions } from './permissions';
import { createRouter } from './router';
import { timeoutFromConfig } from './timeout';

/** Reads Argo CD for the cards, under the plugin id that they expect. */
export const argocdPlugin = createBackendPlugin({
  pluginId: 'argocd',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        sources: sourceClientsServiceRef,
      },
      async init({
        config,
        httpAuth,
        httpRouter,
        logger,
        sources,
        ...services
      }) {
        const [unreadable] = argocdOf(sources).unreadable;
        if (unreadable) {
          throw new InputError(unreadable.says);
        }
        services.permissionsRegistry.addPermissions(argocdPermissions);
        httpRouter.use(
          createRouter({
            httpAuth,
            access: new ApplicationAccess(services),
            reader: new ApplicationReader({
              sources,
              timeoutMs: timeoutFromConfig(config),
              logger,
            }),
          }),
        );
      },
    });
  },
});
