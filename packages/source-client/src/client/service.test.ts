import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { clustersOf } from '../kubernetes';
import {
  sourceClientsServiceFactory,
  sourceClientsServiceRef,
} from './service';
import type { SourceClients } from './SourceClients';

function pluginThatTakes(pluginId: string, taken: SourceClients[]) {
  return createBackendPlugin({
    pluginId,
    register(env) {
      env.registerInit({
        deps: { sources: sourceClientsServiceRef, logger: coreServices.logger },
        async init({ sources }) {
          taken.push(sources);
        },
      });
    },
  });
}

const config = mockServices.rootConfig.factory({
  data: {
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            { name: 'eks', url: 'https://eks.test', authProvider: 'aws' },
          ],
        },
      ],
    },
  },
});

it('is one for all plugins of a process, and knows service accounts by itself', async () => {
  const taken: SourceClients[] = [];
  await startTestBackend({
    features: [
      config,
      pluginThatTakes('one', taken),
      pluginThatTakes('two', taken),
    ],
  });
  const [first, second] = taken;
  expect(first).toBeDefined();
  expect(first).toBe(second);
  expect(() => first && clustersOf(first).client('eks')).toThrow(
    'no strategy is installed for its authProvider aws',
  );
});

it('takes the ways to credentials that a backend knows', async () => {
  const taken: SourceClients[] = [];
  await startTestBackend({
    features: [
      config,
      sourceClientsServiceFactory({
        clusterCredentials: ({ config: root, logger }) => {
          logger.info(`Reading ${root.keys()}`);
          return {
            aws: {
              getCredential: async () => ({ type: 'anonymous' }),
              validateCluster: () => [],
              presentAuthMetadata: () => ({}),
            },
          };
        },
      }),
      pluginThatTakes('one', taken),
    ],
  });
  const [sources] = taken;
  expect(sources && clustersOf(sources).client('eks').source).toEqual({
    kind: 'kubernetes',
    instance: 'eks',
  });
});
