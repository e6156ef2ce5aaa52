import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  readinessCollectorsExtensionPoint,
  readinessEventsExtensionPoint,
} from '@groundwork/plugin-readiness-node';
import { sourceClientsServiceRef } from '@groundwork/source-client';
import { githubCollectors } from './collectors';
import {
  githubEventCollectors,
  githubEventDecoder,
} from './events/eventCollectors';

/** Lets the readiness backend read repositories on GitHub hosts, and what is delivered from them. */
export const readinessModuleGithub = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'github',
  register(reg) {
    reg.registerInit({
      deps: {
        readiness: readinessCollectorsExtensionPoint,
        events: readinessEventsExtensionPoint,
        sources: sourceClientsServiceRef,
      },
      async init({ readiness, events, sources }) {
        readiness.addCollectors(githubCollectors(sources));
        events.addEventCollectors(...githubEventCollectors(sources));
        events.addEventDecoders(githubEventDecoder(sources));
      },
    });
  },
});
