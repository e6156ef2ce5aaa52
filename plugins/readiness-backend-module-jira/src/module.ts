import { createBackendModule } from '@backstage/backend-plugin-api';
import { readinessCollectorsExtensionPoint } from '@groundwork/plugin-readiness-node';
import { sourceClientsServiceRef } from '@groundwork/source-client';
import { jiraCollectors } from './collectors';

/** Lets the readiness backend read projects on Jira Cloud. */
export const readinessModuleJira = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'jira',
  register(reg) {
    reg.registerInit({
      deps: {
        readiness: readinessCollectorsExtensionPoint,
        sources: sourceClientsServiceRef,
      },
      async init({ readiness, sources }) {
        readiness.addCollectors(jiraCollectors(sources));
      },
    });
  },
});
