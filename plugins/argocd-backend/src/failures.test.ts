import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  failingServer,
  failureKinds,
  failureWords,
  serve,
  type FailureKind,
  type TestServer,
} from '@groundwork/source-client/testing';
import request from 'supertest';
import { argocdPlugin } from './plugin';
import productionApplication from './__fixtures__/production-application.json';

const payments = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payments',
    annotations: { 'argocd/app-name': 'payments' },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:payments' },
};

/** The words that are the same on every page. */
const words: Readonly<Record<FailureKind, RegExp>> = {
  ...failureWords,
  // The row comes from the gate, which does not ask again.
  'too many requests': /asks the portal to slow down( \(429\))? for \d+ s/,
  'gateway gave up': /did not answer in time .* \(504\)/,
  // A busy machine does not read so long a body in the time of a page.
  'huge body': /is longer than 32 MiB|did not answer in time/,
};

let production: TestServer;

beforeEach(async () => {
  production = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(productionApplication.response.body));
  });
});

afterEach(() => production.close());

async function start(methods: readonly object[]) {
  const { server } = await startTestBackend({
    features: [
      argocdPlugin,
      catalogServiceMock.factory({ entities: [payments] }),
      mockServices.rootConfig.factory({
        data: { argocd: { appLocatorMethods: [...methods] } },
      }),
    ],
  });
  return request(server);
}

// Argo CD's 404 for one application is an answer; see below.
it.each(failureKinds.filter(kind => kind !== 'not there'))(
  'an instance that is: %s, is a row beside the others',
  async kind => {
    const staging = await failingServer(kind);
    const instances = [
      { name: 'staging', url: staging.url, token: 'reader' },
      { name: 'production', url: production.url, token: 'reader' },
    ];
    const api = await start([{ type: 'config', instances }]);

    const found = await api.get('/api/argocd/find/name/payments');
    const row = await api.get(
      '/api/argocd/argoInstance/staging/applications/name/payments',
    );
    const everywhere = await api.get(
      '/api/argocd/everywhere/name/payments/applications',
    );
    await staging.close();

    const message = expect.stringMatching(words[kind]);
    expect(everywhere.status).toBe(200);
    expect(everywhere.body.items).toHaveLength(1);
    expect(everywhere.body.instances).toEqual([
      {
        name: 'staging',
        error: {
          reason: expect.any(String),
          says: message,
          remedy: expect.any(String),
        },
      },
      { name: 'production' },
    ]);
    expect(found.body).toEqual([
      { name: 'staging', url: staging.url, error: message },
      { name: 'production', url: production.url, appName: ['payments'] },
    ]);
    expect(row.status).toBe(200);
    expect(row.body.status).toMatchObject({
      sync: { status: 'Unknown' },
      health: { status: 'Unknown', message },
      conditions: [{ type: 'InstanceNotRead', message }],
    });
    expect(found.body[0].error).toContain('Argo CD staging');
  },
  20_000,
);

it('an application that an instance answers 404 for is not there', async () => {
  const staging = await failingServer('not there');
  const instances = [{ name: 'staging', url: staging.url, token: 'reader' }];
  const api = await start([{ type: 'config', instances }]);

  const found = await api.get('/api/argocd/find/name/payments');
  const row = await api.get(
    '/api/argocd/argoInstance/staging/applications/name/payments',
  );
  await staging.close();

  expect(found.body).toEqual([]);
  expect(row.status).toBe(404);
});

it('sync windows that could not be read are an error with the words of the failure', async () => {
  const staging = await failingServer('missing right');
  const instances = [{ name: 'staging', url: staging.url, token: 'reader' }];
  const api = await start([{ type: 'config', instances }]);

  const response = await api.get(
    '/api/argocd/argoInstance/staging/applications/name/payments/syncwindows',
  );
  await staging.close();

  expect(response.status).toBe(503);
  expect(response.body.error.message).toContain('applications, get');
});

it('a way to find instances that nobody knows stops the start', async () => {
  await expect(start([{ type: 'catalog' }])).rejects.toThrow(
    'argocd.appLocatorMethods[0]',
  );
});
