import { createBackendModule } from '@backstage/backend-plugin-api';
import { readinessCollectorsExtensionPoint } from '@groundwork/plugin-readiness-node';
import { sourceClientsServiceRef } from '@groundwork/source-client';
import { jenkinsCollectors } from './collectors';

/** Lets the readiness backend read Jenkins controllers. */
export const readinessModuleJenkins = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'jenkins',
  register(reg) {
    reg.registerInit({
      deps: {
        readiness: readinessCollectorsExtensionPoint,
        sources: sourceClientsServiceRef,
      },
      async init({ readiness, sources }) {
        readiness.addCollectors(jenkinsCollectors(sources));
      },
    });
  },
});
