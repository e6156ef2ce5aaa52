import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createCreateApplicationAction } from './actions/createApplication';
import { createPlanServiceAction } from './actions/planService';
import { createPublishRepositoryAction } from './actions/publishRepository';
import { createRegisterInCatalogAction } from './actions/registerInCatalog';
import { createWaitForDeploymentAction } from './actions/waitForDeployment';
import { createWaitForPipelineAction } from './actions/waitForPipeline';
import { readGoldenPathConfig } from './config';
import { GithubClient } from './github/GithubClient';

/** Template actions that take a new service from a form to a running deployment, and may be run again. */
export const goldenPathModule = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'golden-path',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        catalog: catalogServiceRef,
        rootConfig: coreServices.rootConfig,
      },
      async init({ actions, catalog, rootConfig }) {
        const config = readGoldenPathConfig(rootConfig);
        const github = new GithubClient(ScmIntegrations.fromConfig(rootConfig));
        actions.addActions(
          createPlanServiceAction({ config, github }),
          createPublishRepositoryAction({ config, github }),
          createRegisterInCatalogAction(catalog),
          createCreateApplicationAction(config),
          createWaitForPipelineAction(github),
          createWaitForDeploymentAction(config),
        );
      },
    });
  },
});
