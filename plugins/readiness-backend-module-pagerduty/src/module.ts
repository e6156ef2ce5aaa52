import { createBackendModule } from '@backstage/backend-plugin-api';
import { readinessEventsExtensionPoint } from '@groundwork/plugin-readiness-node';
import { sourceClientsServiceRef } from '@groundwork/source-client';
import { pagerdutyEventCollectors } from './eventCollectors';

/** Lets the readiness backend read incidents in PagerDuty. */
export const readinessModulePagerduty = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'pagerduty',
  register(reg) {
    reg.registerInit({
      deps: {
        events: readinessEventsExtensionPoint,
        sources: sourceClientsServiceRef,
      },
      async init({ events, sources }) {
        events.addEventCollectors(...pagerdutyEventCollectors(sources));
      },
    });
  },
});
