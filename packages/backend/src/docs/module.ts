import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { DocsPrebuilder } from './DocsPrebuilder';

/** Builds documentation on a schedule where the portal builds it at all (`techdocs.builder: local`). */
export const docsPrebuildModule = createBackendModule({
  pluginId: 'techdocs',
  moduleId: 'prebuild',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ config, scheduler, ...services }) {
        const schedule = config.getOptionalConfig('techdocs.prebuild.schedule');
        const isAvailable =
          config.getOptionalBoolean('techdocs.available') ?? true;
        if (
          !schedule ||
          !isAvailable ||
          config.getOptionalString('techdocs.builder') !== 'local'
        ) {
          return;
        }
        const prebuilder = new DocsPrebuilder(services);
        await scheduler.scheduleTask({
          ...readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule),
          id: 'techdocs-prebuild',
          fn: signal => prebuilder.run(signal),
        });
      },
    });
  },
});
