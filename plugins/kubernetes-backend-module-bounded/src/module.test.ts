import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { kubernetesModuleBounded } from './module';
import deployments from './__fixtures__/deployments.json';
import forbidden from './__fixtures__/forbidden-all.json';
import pods from './__fixtures__/pods.json';
import unauthorized from './__fixtures__/unauthorized.json';

const payments = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payments',
    annotations: { 'backstage.io/kubernetes-id': 'payments' },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:payments' },
};

const recorded = [pods, deployments];

const servers: Server[] = [];

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return `http://127.0.0.1:${address.port}`;
}

/** Answers every list with what a real cluster answered, and metrics with "no such group" as one without them does. */
const healthy: RequestListener = (req, res) => {
  const path = new URL(req.url ?? '', 'http://cluster').pathname.replace(
    /\/namespaces\/[^/]+/,
    '',
  );
  const exchange = recorded.find(item => item.request.path === path);
  if (!exchange) {
    res.writeHead(404, { 'content-type': 'text/plain' });
    res.end('404 page not found\n');
    return;
  }
  res.writeHead(200, { 'content-type': 'application/json' });
  res.end(JSON.stringify(exchange.response.body));
};

const answering =
  (exchange: typeof forbidden | typeof unauthorized): RequestListener =>
  (_req, res) => {
    res.writeHead(exchange.response.status, exchange.response.headers);
    res.end(JSON.stringify(exchange.response.body));
  };

async function deadUrl(): Promise<string> {
  const url = await listen(() => undefined);
  const server = servers.pop();
  await new Promise(resolve => {
    server?.close(resolve);
  });
  return url;
}

async function askPage(clusters: Readonly<Record<string, string>>) {
  const { server } = await startTestBackend({
    features: [
      kubernetesPlugin,
      kubernetesModuleBounded,
      catalogServiceMock.factory({ entities: [payments] }),
      mockServices.rootConfig.factory({
        data: {
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            objectTypes: ['pods', 'deployments'],
            bounded: { budget: { milliseconds: 1000 } },
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: Object.entries(clusters).map(([name, url]) => ({
                  name,
                  url,
                  authProvider: 'serviceAccount',
                  serviceAccountToken: `token-of-${name}`,
                })),
              },
            ],
          },
        },
      }),
    ],
  });
  const startedAt = performance.now();
  const response = await request(server)
    .post('/api/kubernetes/services/payments')
    .send({ entity: payments });
  return { response, tookMs: performance.now() - startedAt };
}

function itemOf(response: request.Response, cluster: string) {
  return response.body.items.find(
    (item: { cluster: { name: string } }) => item.cluster.name === cluster,
  );
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  }
});

describe('the Kubernetes page', () => {
  it('asks each cluster with its own token', async () => {
    const tokens: (string | undefined)[] = [];
    await askPage({
      healthy: await listen((req, res) => {
        tokens.push(req.headers.authorization);
        healthy(req, res);
      }),
    });

    expect(new Set(tokens)).toEqual(new Set(['Bearer token-of-healthy']));
  });

  it('shows the cluster that answers and names those that are dead, forbidden, unauthenticated or silent, within 3 seconds', async () => {
    const { response, tookMs } = await askPage({
      healthy: await listen(healthy),
      dead: await deadUrl(),
      forbidden: await listen(answering(forbidden)),
      unauthenticated: await listen(answering(unauthorized)),
      silent: await listen(() => undefined),
    });

    expect(response.status).toBe(200);
    expect(tookMs).toBeLessThan(3000);
    const found = itemOf(response, 'healthy').resources.find(
      (resource: { type: string }) => resource.type === 'pods',
    );
    expect(found.resources).toHaveLength(pods.response.body.items.length);
    expect(itemOf(response, 'dead')).toMatchObject({
      resources: [],
      errors: [
        {
          errorType: 'FETCH_ERROR',
          reason: 'unreachable',
          message: 'dead cannot be reached',
        },
      ],
    });
    expect(itemOf(response, 'forbidden')).toMatchObject({
      resources: [],
      errors: [
        { errorType: 'UNKNOWN_ERROR', reason: 'forbidden', statusCode: 403 },
      ],
    });
    expect(itemOf(response, 'unauthenticated')).toMatchObject({
      resources: [],
      errors: [{ reason: 'unauthenticated', statusCode: 401 }],
    });
    expect(itemOf(response, 'silent')).toMatchObject({
      resources: [],
      errors: [{ errorType: 'FETCH_ERROR', reason: 'timeout' }],
    });
  });

  it('keeps the objects of a cluster whose pod metrics never come', async () => {
    const { response, tookMs } = await askPage({
      'no-metrics': await listen((req, res) => {
        if (!req.url?.startsWith('/apis/metrics.k8s.io/')) {
          healthy(req, res);
        }
      }),
    });

    expect(tookMs).toBeLessThan(3000);
    const item = itemOf(response, 'no-metrics');
    expect(item.resources).toHaveLength(2);
    expect(item.errors.length).toBeGreaterThan(0);
    for (const error of item.errors) {
      expect(error.reason).toBe('timeout');
      expect(error.message).toBe('no-metrics did not answer in time');
    }
  });

  it('names the kind that failed when others were read', async () => {
    const { response } = await askPage({
      partial: await listen((req, res) =>
        (req.url?.startsWith('/apis/apps/') ? answering(forbidden) : healthy)(
          req,
          res,
        ),
      ),
    });

    const item = itemOf(response, 'partial');
    expect(item.resources).toHaveLength(1);
    expect(item.errors).toContainEqual({
      errorType: 'UNKNOWN_ERROR',
      statusCode: 403,
      reason: 'forbidden',
      resourcePath: '/apis/apps/v1/deployments',
      message: 'partial does not allow the portal to read this (403)',
    });
  });

  it.each([
    ['a login page', 200, '<html>Sign in</html>'],
    ['half a list', 200, '{"kind":"PodList","items":[{"met'],
    ['something that is not a list', 200, '{"kind":"Status"}'],
    ['a redirect', 302, ''],
  ])('calls %s unreadable, not empty', async (_what, status, body) => {
    const { response } = await askPage({
      odd: await listen((_req, res) => {
        res.writeHead(status, { location: 'http://127.0.0.1:1/elsewhere' });
        res.end(body);
      }),
    });

    expect(itemOf(response, 'odd')).toMatchObject({
      resources: [],
      errors: [{ reason: 'unreadable', statusCode: status }],
    });
  });

  it('calls a body that is cut off unreadable', async () => {
    const { response } = await askPage({
      'cut-off': await listen((_req, res) => {
        res.writeHead(200, { 'content-length': '1000' });
        res.write('{"kind":"PodList","items":[');
        setTimeout(() => res.destroy(), 20);
      }),
    });

    expect(itemOf(response, 'cut-off')).toMatchObject({
      resources: [],
      errors: [{ reason: 'unreadable', statusCode: 200 }],
    });
  });
});
