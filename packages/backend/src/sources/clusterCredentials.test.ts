import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { sourceClientsServiceRef } from '@groundwork/source-client';
import { clustersOf } from '@groundwork/source-client/kubernetes';
import { serve, type TestServer } from '@groundwork/source-client/testing';
import sources from '.';

let cluster: TestServer;

beforeEach(async () => {
  cluster = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"gitVersion":"v1.33.0","major":"1","minor":"33"}');
  });
});

afterEach(() => cluster.close());

/** A process of its own: what is loaded is told by the real loader. */
async function ask(
  authProvider: string,
  env: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--import',
      'tsx',
      // eslint-disable-next-line no-restricted-syntax -- only this test runs it
      join(__dirname, '__fixtures__/askCluster.ts'),
      cluster.url,
      authProvider,
    ],
    { env: { ...process.env, NODE_OPTIONS: '', ...env } },
  );
  return JSON.parse(stdout);
}

describe('ways to credentials of clusters', () => {
  it('load the clients of the clouds when the first cluster needs one', async () => {
    await expect(ask('localKubectlProxy')).resolves.toEqual({
      isLoadedBefore: false,
      isLoadedAfter: true,
    });
    expect(cluster.requests[0]?.headers.authorization).toBeUndefined();
  }, 60_000);

  it('load nothing for service accounts', async () => {
    await expect(ask('serviceAccount')).resolves.toMatchObject({
      isLoadedAfter: false,
      failure: expect.stringContaining('no token'),
    });
  }, 60_000);

  it('sign in to Amazon by the account of the portal', async () => {
    await ask('aws', {
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
    });
    expect(cluster.requests[0]?.headers.authorization).toMatch(
      /^Bearer k8s-aws-v1\./,
    );
  }, 60_000);

  it('tell what is wrong where there are no credentials, and ask nothing', async () => {
    await expect(ask('googleServiceAccount')).resolves.toMatchObject({
      failure: expect.stringContaining(
        'There are no credentials for Cluster main',
      ),
    });
    expect(cluster.requests).toEqual([]);
  }, 60_000);

  it('are those of every plugin of the backend', async () => {
    const unreadable: string[] = [];
    const asking = createBackendPlugin({
      pluginId: 'asking',
      register(env) {
        env.registerInit({
          deps: { clients: sourceClientsServiceRef },
          init: async ({ clients }) => {
            for (const access of clustersOf(clients).all) {
              if ('unreadable' in access) {
                unreadable.push(access.name);
              }
            }
          },
        });
      },
    });
    await startTestBackend({
      features: [
        sources,
        asking,
        mockServices.rootConfig.factory({
          data: {
            kubernetes: {
              clusterLocatorMethods: [
                {
                  type: 'config',
                  clusters: [
                    'aws',
                    'azure',
                    'googleServiceAccount',
                    'localKubectlProxy',
                    'serviceAccount',
                    'oidc',
                  ].map(authProvider => ({
                    name: authProvider,
                    url: cluster.url,
                    authProvider,
                  })),
                },
              ],
            },
          },
        }),
      ],
    });
    // It passes on the token of whoever looks at a page.
    expect(unreadable).toEqual(['oidc']);
  });
});
