import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  readinessCollectorsExtensionPoint,
  readinessEventsExtensionPoint,
} from '@groundwork/plugin-readiness-node';
import { sourceClientsServiceRef } from '@groundwork/source-client';
import { jenkinsCollectors } from './collectors';
import { jenkinsEventCollectors } from './events';

/** Lets the readiness backend read Jenkins controllers. */
export const readinessModuleJenkins = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'jenkins',
  register(reg) {
    reg.registerInit({
      deps: {
        readiness: readinessCollectorsExtensionPoint,
        events: readinessEventsExtensionPoint,
        sources: sourceClientsServiceRef,
      },
      async init({ readiness, events, sources }) {
        readiness.addCollectors(jenkinsCollectors(sources));
        events.addEventCollectors(...jenkinsEventCollectors(sources));
      },
    });
  },
});
