import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { deploymentsPermissions } from '@groundwork/plugin-deployments-common';
import { sourceClientsServiceRef } from '@groundwork/source-client';
import { readDeploymentsConfig } from './config';
import { DefaultDeploymentsService } from './DefaultDeploymentsService';
import { createRouter } from './router';

/** Deploy status per service, from every Argo CD instance and every Kubernetes cluster that knows it. */
export const deploymentsPlugin = createBackendPlugin({
  pluginId: 'deployments',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        sources: sourceClientsServiceRef,
      },
      async init({
        logger,
        httpRouter,
        permissionsRegistry,
        sources,
        ...services
      }) {
        const settings = readDeploymentsConfig(sources);
        permissionsRegistry.addPermissions(deploymentsPermissions);
        for (const says of settings.notShown) {
          logger.warn(`Not in the deploy status: ${says}`);
        }
        logger.info('Deploy status is ready', {
          argocdInstances: settings.argocdInstances.length,
          clusters: settings.clusters.length,
          environments: settings.environments.length,
        });
        httpRouter.use(
          createRouter({
            ...services,
            service: new DefaultDeploymentsService(settings, {
              sources,
              logger,
            }),
          }),
        );
      },
    });
  },
});
