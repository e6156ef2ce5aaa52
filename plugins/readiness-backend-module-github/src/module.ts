import { createBackendModule } from '@backstage/backend-plugin-api';
import { readinessCollectorsExtensionPoint } from '@groundwork/plugin-readiness-node';
import { sourceClientsServiceRef } from '@groundwork/source-client';
import { githubCollectors } from './collectors';

/** Lets the readiness backend read repositories on GitHub hosts. */
export const readinessModuleGithub = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'github',
  register(reg) {
    reg.registerInit({
      deps: {
        readiness: readinessCollectorsExtensionPoint,
        sources: sourceClientsServiceRef,
      },
      async init({ readiness, sources }) {
        readiness.addCollectors(githubCollectors(sources));
      },
    });
  },
});
