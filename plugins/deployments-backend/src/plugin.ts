import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { deploymentsPermissions } from '@groundwork/plugin-deployments-common';
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
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init({
        config,
        logger,
        httpRouter,
        permissionsRegistry,
        ...services
      }) {
        const settings = readDeploymentsConfig(config);
        permissionsRegistry.addPermissions(deploymentsPermissions);
        for (const type of settings.ignoredLocators) {
          logger.warn(
            `A locator method of type ${type} is not read by the deploy status; list its clusters or instances under type config`,
          );
        }
        logger.info('Deploy status is ready', {
          argocdInstances: settings.argocdInstances.length,
          clusters: settings.clusters.length,
          environments: settings.environments.length,
        });
        httpRouter.use(
          createRouter({
            ...services,
            service: new DefaultDeploymentsService(settings, logger),
          }),
        );
      },
    });
  },
});
