import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestDatabaseId,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import eventsBackend from '@backstage/plugin-events-backend';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
// The plugins as they run, told by the sandbox as it runs; nothing that is shipped knows both.
/* eslint-disable @backstage/no-mixed-plugin-imports */
import readinessPlugin from '@groundwork/plugin-readiness-backend';
import githubModule from '@groundwork/plugin-readiness-backend-module-github';
/* eslint-enable @backstage/no-mixed-plugin-imports */
import { dirname, join } from 'node:path';
import { configuration } from './githubDeliveries';

const SECRET = 'hush-webhooks';

/** The package loads them by `import()`, which Jest does not know. */
const githubWebhooks = ['GithubEventRouter', 'GithubWebhook'].map(name => {
  const folder = dirname(
    require.resolve(
      '@backstage/plugin-events-backend-module-github/package.json',
    ),
  );
  return jest.requireActual<{ default: BackendFeature }>(
    join(folder, `dist/service/eventsModule${name}.cjs.js`),
  ).default;
});

/** A portal that the Git host tells by webhooks, on a database that a test may look into. */
export async function startToldPortal(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
  repository: string,
) {
  const knex = await databases.init(databaseId);
  const others = await databases.init(databaseId);
  const backend = await startTestBackend({
    features: [
      eventsBackend,
      ...githubWebhooks,
      readinessPlugin,
      githubModule,
      schedulerServiceFactory,
      eventsServiceFactory,
      createServiceFactory({
        service: coreServices.database,
        deps: { plugin: coreServices.pluginMetadata },
        factory: ({ plugin }) => ({
          getClient: async () =>
            plugin.getId() === 'readiness' ? knex : others,
        }),
      }),
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: repository,
              annotations: {
                'github.com/project-slug': `saltmarsh/${repository}`,
              },
            },
            spec: { type: 'service', lifecycle: 'production', owner: 'team' },
          },
        ],
      }),
      mockServices.rootConfig.factory({
        data: {
          ...configuration,
          events: { modules: { github: { webhookSecret: SECRET } } },
        },
      }),
    ],
  });
  return {
    knex,
    secret: SECRET,
    webhookUrl: `http://localhost:${backend.server.port()}/api/events/http/github`,
    stop: () => backend.stop(),
  };
}
