import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readinessCollectorsExtensionPoint } from '@groundwork/plugin-readiness-node';
import { kubernetesCollectors } from './collectors';

/** Lets the readiness backend read Kubernetes clusters. */
export const readinessModuleKubernetes = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'kubernetes',
  register(reg) {
    reg.registerInit({
      deps: {
        readiness: readinessCollectorsExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ readiness, config }) {
        readiness.addCollectors(kubernetesCollectors(config));
      },
    });
  },
});
