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
import { askGitHost } from './servers';
import { until } from './waiting';

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

const componentIn = (repository: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: repository,
    annotations: { 'github.com/project-slug': `saltmarsh/${repository}` },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'team' },
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
      catalogServiceMock.factory({ entities: [componentIn(repository)] }),
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
    /** When the deployments to production ended that are told, the first one first. */
    deployed: async (): Promise<readonly string[]> => {
      const rows: readonly { readonly finished_at_ms: number | string }[] =
        await knex('delivery_rollouts')
          .where({ status: 'success' })
          .whereNotNull('record')
          .orderBy('finished_at_ms');
      return rows.map(row =>
        new Date(Number(row.finished_at_ms)).toISOString(),
      );
    },
    /** From now on the Git host tells it of deployments. */
    isTold: async () => {
      const url = new URL(
        '/api/events/http/github',
        `http://localhost:${backend.server.port()}`,
      );
      await askGitHost(`/repos/saltmarsh/${repository}/hooks`, {
        method: 'POST',
        body: JSON.stringify({
          events: ['deployment', 'deployment_status'],
          config: { url, content_type: 'json', secret: SECRET },
        }),
      });
    },
    /** Reads the deployments as when their time has come. */
    readAgain: async () => {
      const asked = Date.now();
      await knex('delivery_readings').update({ next_at_ms: 0 });
      await until(async () => {
        const [reading] = await knex('delivery_readings').where({
          collector: 'github:deployments',
        });
        return Number(reading?.next_at_ms) > asked;
      });
    },
    stop: () => backend.stop(),
  };
}
