import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { ApplicationAccess } from './ApplicationAccess';
import { ApplicationReader } from './ApplicationReader';
import { instancesFromConfig } from './instances';
import { argocdPermissions } from './permissions';
import { createRouter } from './router';

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
      },
      async init({ config, httpAuth, httpRouter, logger, ...services }) {
        services.permissionsRegistry.addPermissions(argocdPermissions);
        httpRouter.use(
          createRouter({
            httpAuth,
            access: new ApplicationAccess(services),
            reader: new ApplicationReader({
              instances: instancesFromConfig(config),
              logger,
            }),
          }),
        );
      },
    });
  },
});
