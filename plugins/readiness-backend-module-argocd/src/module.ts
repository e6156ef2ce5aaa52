import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  readinessCollectorsExtensionPoint,
  readinessEventsExtensionPoint,
} from '@groundwork/plugin-readiness-node';
import { sourceClientsServiceRef } from '@groundwork/source-client';
import { argocdOf } from '@groundwork/source-client/argocd';
import { argocdCollectors } from './collectors';
import { argocdEventCollectors } from './events';

/** Lets the readiness backend read Argo CD instances. */
export const readinessModuleArgocd = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'argocd',
  register(reg) {
    reg.registerInit({
      deps: {
        readiness: readinessCollectorsExtensionPoint,
        events: readinessEventsExtensionPoint,
        logger: coreServices.logger,
        sources: sourceClientsServiceRef,
      },
      async init({ readiness, events, logger, sources }) {
        readiness.addCollectors(argocdCollectors(sources));
        events.addEventCollectors(...argocdEventCollectors(sources));
        argocdOf(sources).unreadable.forEach(({ says }) => logger.warn(says));
      },
    });
  },
});
