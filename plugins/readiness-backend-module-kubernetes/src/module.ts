import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  readinessCollectorsExtensionPoint,
  readinessEventsExtensionPoint,
} from '@groundwork/plugin-readiness-node';
import { sourceClientsServiceRef } from '@groundwork/source-client';
import { clustersOf } from '@groundwork/source-client/kubernetes';
import { kubernetesCollectors } from './collectors';
import { kubernetesEventCollectors } from './events';

/** Lets the readiness backend read Kubernetes clusters. */
export const readinessModuleKubernetes = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'kubernetes',
  register(reg) {
    reg.registerInit({
      deps: {
        readiness: readinessCollectorsExtensionPoint,
        events: readinessEventsExtensionPoint,
        logger: coreServices.logger,
        sources: sourceClientsServiceRef,
      },
      async init({ readiness, events, logger, sources }) {
        readiness.addCollectors(kubernetesCollectors(sources));
        events.addEventCollectors(...kubernetesEventCollectors(sources));
        clustersOf(sources).unreadable.forEach(({ says }) => logger.warn(says));
      },
    });
  },
});
