import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { readinessCollectorsExtensionPoint } from '@groundwork/plugin-readiness-node';
import { catalogCollectors } from './collectors';

const KINDS = ['Component', 'Group', 'User'];
const PAGE = 1000;

/** Lets the readiness backend read the software catalog, as the plugin itself. */
export const readinessModuleCatalog = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'catalog',
  register(reg) {
    reg.registerInit({
      deps: {
        readiness: readinessCollectorsExtensionPoint,
        catalog: catalogServiceRef,
        auth: coreServices.auth,
      },
      async init({ readiness, catalog, auth }) {
        readiness.addCollectors(
          catalogCollectors({
            instance: 'default',
            async entities() {
              const credentials = await auth.getOwnServiceCredentials();
              const found = [];
              const query = { filter: { kind: KINDS }, limit: PAGE };
              for await (const page of catalog.streamEntities(query, {
                credentials,
              }))
                found.push(...page);
              return found;
            },
          }),
        );
      },
    });
  },
});
