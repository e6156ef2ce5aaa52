import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readinessCollectorsExtensionPoint } from '@groundwork/plugin-readiness-node';
import { argocdCollectors } from './collectors';

/** Lets the readiness backend read Argo CD instances. */
export const readinessModuleArgocd = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'argocd',
  register(reg) {
    reg.registerInit({
      deps: {
        readiness: readinessCollectorsExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ readiness, config }) {
        readiness.addCollectors(argocdCollectors(config));
      },
    });
  },
});
