import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readinessCollectorsExtensionPoint } from '@groundwork/plugin-readiness-node';
import { githubCollectors } from './collectors';

/** Lets the readiness backend read repositories on GitHub hosts. */
export const readinessModuleGithub = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'github',
  register(reg) {
    reg.registerInit({
      deps: {
        readiness: readinessCollectorsExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ readiness, config }) {
        readiness.addCollectors(githubCollectors(config));
      },
    });
  },
});
