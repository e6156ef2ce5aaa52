import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readinessCollectorsExtensionPoint } from '@groundwork/plugin-readiness-node';
import { jenkinsCollectors } from './collectors';

/** Lets the readiness backend read Jenkins controllers. */
export const readinessModuleJenkins = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'jenkins',
  register(reg) {
    reg.registerInit({
      deps: {
        readiness: readinessCollectorsExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ readiness, config }) {
        readiness.addCollectors(jenkinsCollectors(config));
      },
    });
  },
});
