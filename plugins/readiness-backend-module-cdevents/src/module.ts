import { createBackendModule } from '@backstage/backend-plugin-api';
import { readinessEventsExtensionPoint } from '@groundwork/plugin-readiness-node';
import { sourceClientsServiceRef } from '@groundwork/source-client';
import { CdEvents } from './decode/CdEvents';

/** Lets the readiness backend understand CDEvents. */
export const readinessModuleCdEvents = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'cdevents',
  register(reg) {
    reg.registerInit({
      deps: {
        events: readinessEventsExtensionPoint,
        sources: sourceClientsServiceRef,
      },
      async init({ events, sources }) {
        events.addEventDecoders(CdEvents.fromConfig(sources.config));
      },
    });
  },
});
