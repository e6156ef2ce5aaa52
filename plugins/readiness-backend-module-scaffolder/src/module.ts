import {
  coreServices,
  createBackendModule,
  type AuthService,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { readinessCollectorsExtensionPoint } from '@groundwork/plugin-readiness-node';
import { scaffolderCollectors } from './collectors';
import {
  OWN,
  readInstances,
  readsOwnRuns,
  type ScaffolderInstance,
} from './instances';

const PAGE = 1000;
const PEOPLE = { filter: { kind: ['Group', 'User'] }, limit: PAGE };

/** Lets the readiness backend read what templates were run: here, as the plugin itself, and in other portals. */
export const readinessModuleScaffolder = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'scaffolder',
  register(reg) {
    reg.registerInit({
      deps: {
        readiness: readinessCollectorsExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        catalog: catalogServiceRef,
        auth: coreServices.auth,
      },
      async init({ readiness, config, discovery, catalog, auth }) {
        const own = readsOwnRuns(config)
          ? [ownInstance(await discovery.getBaseUrl('scaffolder'), auth)]
          : [];
        readiness.addCollectors(
          scaffolderCollectors([...own, ...readInstances(config)], {
            async entities() {
              const credentials = await auth.getOwnServiceCredentials();
              const found = [];
              for await (const page of catalog.streamEntities(PEOPLE, {
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

/** This portal's own scaffolder lists every task to another of its plugins. */
function ownInstance(baseUrl: string, auth: AuthService): ScaffolderInstance {
  return {
    source: { kind: 'scaffolder', instance: OWN },
    baseUrl,
    credentials: async () => {
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: 'scaffolder',
      });
      return { headers: { authorization: `Bearer ${token}` } };
    },
  };
}
