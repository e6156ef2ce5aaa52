import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  readinessChecksExtensionPoint,
  readinessStandardsExtensionPoint,
} from '@groundwork/plugin-readiness-node';
import { checks } from './checks';
import { standards } from './standards';

/** Gives the readiness backend our checks and standards. */
export const readinessModuleChecks = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'checks',
  register(reg) {
    reg.registerInit({
      deps: {
        readinessChecks: readinessChecksExtensionPoint,
        readinessStandards: readinessStandardsExtensionPoint,
      },
      async init({ readinessChecks, readinessStandards }) {
        readinessChecks.addCheck(...checks);
        readinessStandards.addStandard(...standards);
      },
    });
  },
});
