import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { argocdPlugin } from './plugin';
import createdApplication from './__fixtures__/application-created.json';
import nothingSelected from './__fixtures__/applications-selector-empty.json';
import badRevision from './__fixtures__/bad-revision.json';
import productionApplication from './__fixtures__/production-application.json';
import productionApplications from './__fixtures__/production-applications.json';
import revisionMetadata from './__fixtures__/revision-metadata.json';
import stagingApplication from './__fixtures__/staging-application.json';
import syncWindows from './__fixtures__/sync-windows.json';
import unknownApplication from './__fixtures__/unknown-application.json';
import version from './__fixtures__/version.json';

interface Exchange {
  readonly request: { readonly path: string };
  readonly response: { readonly status: number; readonly body: unknown };
}

const token = 'a-token-that-may-only-read';
const revision = '85a96fc394c40faf5758fcfff4132a33d77f95df';

const component = (name: string, annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, annotations },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:payments' },
});

const entities = [
  component('payments', { 'argocd/app-name': 'payments' }),
  component('forgotten', { 'argocd/app-name': 'forgotten' }),
  component('by-selector', { 'argocd/app-selector': 'team=payments' }),
];

const servers: Server[] = [];
let asked: IncomingMessage[] = [];

async function listen(
  answer: (req: IncomingMessage) => Exchange['response'] | 'nothing',
): Promise<string> {
  const server = createServer((req, res) => {
    asked.push(req);
    const response = answer(req);
    if (response !== 'nothing') {
      res.writeHead(response.status, { 'content-type': 'application/json' });
      res.end(JSON.stringify(response.body));
    }
  });
  servers.push(server);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return `http://127.0.0.1:${address.port}`;
}

/** Answers what a real instance answered; lists have nothing else, and of another application it says that it is unknown. */
const replay =
  (...exchanges: readonly Exchange[]) =>
  (req: IncomingMessage) =>
    exchanges.find(({ request: { path } }) =>
      [path, `${path}?`].includes(req.url ?? ''),
    )?.response ??
    (req.url?.startsWith('/api/v1/applications?')
      ? nothingSelected
      : unknownApplication
    ).response;

const production = replay(
  productionApplication,
  revisionMetadata,
  syncWindows,
  version,
);

async function start(
  urls: Readonly<Record<string, string>>,
  decision:
    | AuthorizeResult.ALLOW
    | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
  timeoutMs = 5_000,
) {
  const { server } = await startTestBackend({
    features: [
      argocdPlugin,
      catalogServiceMock.factory({ entities }),
      mockServices.permissions.factory({ result: decision }),
      mockServices.rootConfig.factory({
        data: {
          argocd: {
            timeout: { milliseconds: timeoutMs },
            appLocatorMethods: [
              {
                type: 'config',
                instances: Object.entries(urls).map(([name, url]) => ({
                  name,
                  url,
                  token,
                })),
              },
            ],
          },
        },
      }),
    ],
  });
  return request(server);
}

beforeEach(() => {
  asked = [];
});

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  }
});

describe('reading applications', () => {
  it('finds an application in every instance that knows it, by one name', async () => {
    const urls = {
      staging: await listen(replay(stagingApplication)),
      production: await listen(production),
      other: await listen(replay()),
    };
    const api = await start(urls);

    const response = await api.get('/api/argocd/find/name/payments');

    expect(response.status).toBe(200);
    expect(response.body).toEqual([
      { name: 'staging', url: urls.staging, appName: ['payments'] },
      { name: 'production', url: urls.production, appName: ['payments'] },
    ]);
    expect(new Set(asked.map(req => req.headers.authorization))).toEqual(
      new Set([`Bearer ${token}`]),
    );
  });

  it('answers with status and history, without manifests, in the form of the cards', async () => {
    const api = await start({ production: await listen(production) });

    const response = await api.get(
      '/api/argocd/argoInstance/production/applications/name/payments',
    );

    const real = productionApplication.response.body;
    expect(response.body.metadata).toEqual({
      name: 'payments',
      namespace: 'argocd',
    });
    expect(response.body.status.sync.status).toBe(real.status.sync.status);
    expect(response.body.status.health.status).toBe(real.status.health.status);
    expect(response.body.status.history).toHaveLength(
      real.status.history.length,
    );
    expect(response.text).not.toContain('last-applied-configuration');
  });

  it('answers what a selector finds', async () => {
    const urls = {
      production: await listen(() => productionApplications.response),
    };
    const api = await start(urls);
    const selector = encodeURIComponent('team=payments');

    const found = await api.get(`/api/argocd/find/selector/${selector}`);
    const list = await api.get(
      `/api/argocd/argoInstance/production/applications/selector/${selector}`,
    );

    const names = productionApplications.response.body.items.map(
      item => item.metadata.name,
    );
    expect(found.body).toEqual([
      { name: 'production', url: urls.production, appName: names },
    ]);
    expect(
      list.body.items.map(
        (item: { metadata: { name: string; instance: unknown } }) => [
          item.metadata.name,
          item.metadata.instance,
        ],
      ),
    ).toEqual(names.map(name => [name, { name: 'production' }]));
    expect(asked[0]?.url).toBe('/api/v1/applications?selector=team%3Dpayments');
  });

  it('answers an application that Argo CD has just taken in and not yet compared', async () => {
    const api = await start({
      production: await listen(() => createdApplication.response),
    });

    const response = await api.get(
      '/api/argocd/argoInstance/production/applications/name/payments',
    );

    expect(response.body.status).toMatchObject({
      sync: { status: 'Unknown' },
      health: { status: 'Unknown' },
    });
    expect(response.body.status.conditions).toBeUndefined();
  });

  it('leaves out an instance where a selector finds nothing', async () => {
    const api = await start({
      production: await listen(() => nothingSelected.response),
    });

    const found = await api.get('/api/argocd/find/selector/team=payments');

    expect(found.status).toBe(200);
    expect(found.body).toEqual([]);
  });

  it('answers who made a revision and whether a window keeps it from being synced', async () => {
    const api = await start({ production: await listen(production) });
    const base =
      '/api/argocd/argoInstance/production/applications/name/payments';

    const metadata = await api.get(`${base}/revisions/${revision}/metadata`);
    const windows = await api.get(`${base}/syncwindows`);

    expect(metadata.body).toEqual(revisionMetadata.response.body);
    expect(windows.body).toEqual(syncWindows.response.body);
  });

  it('says so in place of a revision that is gone, so that the others keep their details', async () => {
    const api = await start({
      production: await listen(() => badRevision.response),
    });

    const response = await api.get(
      `/api/argocd/argoInstance/production/applications/name/payments/revisions/${'0'.repeat(
        40,
      )}/metadata`,
    );

    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      message:
        'Not available: Argo CD production failed to answer for this revision (500).',
    });
    expect(response.text).not.toContain('git fetch');
  });
});

describe('an instance that does not answer', () => {
  it('is waited for once, not again for the row', async () => {
    const api = await start(
      { staging: await listen(() => 'nothing') },
      AuthorizeResult.ALLOW,
      500,
    );

    const askedAt = performance.now();
    await api.get('/api/argocd/find/name/payments');
    const startedAt = performance.now();
    expect(startedAt - askedAt).toBeLessThan(2_000);
    const row = await api.get(
      '/api/argocd/argoInstance/staging/applications/name/payments',
    );

    expect(performance.now() - startedAt).toBeLessThan(400);
    expect(row.body.status.sync.status).toBe('Unknown');
    expect(asked).toHaveLength(1);
  });

  it('is named when nothing listens at its address', async () => {
    const api = await start({ staging: 'http://127.0.0.1:1' });

    const found = await api.get('/api/argocd/find/name/payments');

    expect(found.body).toEqual([
      {
        name: 'staging',
        url: 'http://127.0.0.1:1',
        error: expect.stringContaining('Argo CD staging cannot be reached'),
      },
    ]);
  });
});

describe('what must not get through', () => {
  it.each([
    '/find/name/..%2F..%2Fversion',
    '/find/name/%2e%2e%2f%2e%2e%2fversion',
    '/find/name/payments%3Frefresh%3Dhard',
    '/find/name/payments%2Fresource',
    '/argoInstance/production/applications/name/..%2F..%2Fversion',
    '/argoInstance/production/applications/name/..%2F..%2F..%2Fapi%2Fversion',
    `/argoInstance/production/applications/name/..%2F..%2Fversion/revisions/${revision}/metadata`,
    '/argoInstance/production/applications/name/payments/revisions/..%2F..%2F..%2F..%2Fversion/metadata',
    '/argoInstance/production/applications/name/payments?appNamespace=..%2F..',
    '/argoInstance/production/applications/selector/..%2F..%2Fversion',
    '/everywhere/name/..%2F..%2Fversion/applications',
    '/everywhere/name/..%2F..%2Fversion/revisions',
    '/everywhere/name/payments/revisions?appNamespace=..%2F..',
    '/everywhere/selector/..%2F..%2Fversion/applications',
  ])('GET %s is refused and not passed on', async path => {
    const api = await start({ production: await listen(production) });

    const response = await api.get(`/api/argocd${path}`);

    expect(response.status).toBe(400);
    expect(response.text).not.toContain('GoVersion');
    expect(asked).toHaveLength(0);
  });

  it.each([
    ['post', '/createArgo'],
    ['post', '/sync'],
    ['put', '/updateArgo/payments'],
    ['patch', '/argoInstance/production/applications/name/payments'],
    ['delete', '/argoInstance/production/applications/payments'],
    ['delete', '/argoInstance/production/applications/name/payments'],
    ['post', '/terminateOperation/production/applications/payments'],
    ['post', '/everywhere/name/payments/applications'],
    ['delete', '/everywhere/name/payments/applications'],
  ] as const)('%s %s is refused and not passed on', async (method, path) => {
    const api = await start({ production: await listen(production) });

    const response = await api[method](`/api/argocd${path}`).send({
      clusterName: 'production',
      appName: 'payments',
    });

    expect(response.status).toBe(405);
    expect(asked).toHaveLength(0);
  });

  it('an application that no readable entity names does not exist, whatever Argo CD knows', async () => {
    const api = await start({
      production: await listen(() => productionApplication.response),
    });

    for (const path of [
      '/find/name/ledger',
      '/find/name/PAYMENTS',
      '/argoInstance/production/applications/name/ledger',
      `/argoInstance/production/applications/name/ledger/revisions/${revision}/metadata`,
      '/argoInstance/production/applications/name/ledger/syncwindows',
      '/argoInstance/production/applications/selector/team=ledger',
      '/everywhere/name/ledger/applications',
      '/everywhere/name/ledger/revisions',
      '/everywhere/selector/team=ledger/applications',
      '/everywhere/selector/team=ledger/revisions',
      '/argoInstance/production/applications/name/payments?appNamespace=other',
    ]) {
      const response = await api.get(`/api/argocd${path}`);
      expect([path, response.status]).toEqual([
        path,
        path.includes('PAYMENTS') ? 400 : 404,
      ]);
    }
    expect(asked).toHaveLength(0);
  });

  it('an application that Argo CD does not know is not found, without a stack trace', async () => {
    const api = await start({ production: await listen(production) });

    const response = await api.get(
      '/api/argocd/argoInstance/production/applications/name/forgotten',
    );

    expect(response.status).toBe(404);
    expect(response.body.error).toEqual({
      name: 'NotFoundError',
      message: 'The application is not found or not permitted',
    });
  });

  it('an instance that is not configured is not found', async () => {
    const api = await start({ production: await listen(production) });

    const response = await api.get(
      '/api/argocd/argoInstance/elsewhere/applications/name/payments',
    );

    expect(response.status).toBe(404);
  });

  it('somebody who is not signed in learns nothing', async () => {
    const api = await start({ production: await listen(production) });

    const response = await api
      .get('/api/argocd/find/name/payments')
      .set('authorization', mockCredentials.none.header());

    expect(response.status).toBe(401);
    expect(asked).toHaveLength(0);
  });

  it('somebody without the permission learns nothing', async () => {
    const api = await start(
      { production: await listen(production) },
      AuthorizeResult.DENY,
    );

    const response = await api.get('/api/argocd/find/name/payments');

    expect(response.status).toBe(403);
    expect(asked).toHaveLength(0);
  });
});
