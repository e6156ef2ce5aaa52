import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  scaffolderTemplatingExtensionPoint,
  scaffolderWorkspaceProviderExtensionPoint,
} from '@backstage/plugin-scaffolder-node/alpha';
import { sourceClientsServiceRef } from '@groundwork/source-client';
import { createCreateApplicationAction } from './actions/createApplication';
import { createPlanServiceAction } from './actions/planService';
import { createPublishRepositoryAction } from './actions/publishRepository';
import { createRegisterInCatalogAction } from './actions/registerInCatalog';
import { createWaitForDeploymentAction } from './actions/waitForDeployment';
import { createWaitForPipelineAction } from './actions/waitForPipeline';
import { readGoldenPathConfig } from './config';
import { createRouter } from './names/router';
import { Ownership } from './parameters/Ownership';
import { endInterruptedRuns, wakeQueuedRuns } from './runs/endInterruptedRuns';
import { RunTables } from './runs/RunTables';
import { startOverWorkspace } from './runs/startOverWorkspace';
import { stoppable } from './stoppable';
import { inMarkdownFilter } from './templating/inMarkdown';
import { quotedFilter } from './templating/quoted';

/**
 * Template actions that take a new service from a form to a running deployment,
 * may be run again and may be stopped, and an end for every run.
 */
export const goldenPathModule = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'golden-path',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        workspaces: scaffolderWorkspaceProviderExtensionPoint,
        catalog: catalogServiceRef,
        permissions: coreServices.permissions,
        rootConfig: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
        sources: sourceClientsServiceRef,
        templating: scaffolderTemplatingExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ actions, rootConfig, sources, templating, ...services }) {
        const config = readGoldenPathConfig(rootConfig);
        const ownership = new Ownership(services);
        const portalUrl = rootConfig.getOptionalString('app.baseUrl');
        templating.addTemplateFilters([quotedFilter, inMarkdownFilter]);
        actions.addActions(
          stoppable(
            createPlanServiceAction({
              config,
              sources,
              ownership,
              catalog: services.catalog,
            }),
          ),
          stoppable(
            createPublishRepositoryAction({ config, sources, ownership }),
          ),
          stoppable(
            createRegisterInCatalogAction({
              catalog: services.catalog,
              portalUrl,
            }),
          ),
          stoppable(createCreateApplicationAction({ config, sources })),
          stoppable(createWaitForPipelineAction(sources)),
          stoppable(createWaitForDeploymentAction({ config, sources })),
        );

        services.httpRouter.use(
          createRouter({ ...services, config, sources, ownership }),
        );

        const tables = new RunTables(await services.database.getClient());
        services.workspaces.addProviders({
          'start-over': startOverWorkspace(tables),
        });
        const isRecovering =
          rootConfig.getOptionalBoolean('scaffolder.taskRecovery.enabled') ??
          false;
        // The scaffolder makes its tables when it starts, which is after its modules.
        services.lifecycle.addStartupHook(() =>
          services.scheduler.scheduleTask({
            id: 'end_interrupted_runs',
            scope: 'local',
            frequency: { seconds: 3 },
            timeout: { seconds: 30 },
            async fn() {
              await endInterruptedRuns(tables, services.logger);
              if (isRecovering) {
                await wakeQueuedRuns(tables, services.logger);
              }
            },
          }),
        );
      },
    });
  },
});
