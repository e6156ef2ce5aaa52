import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { kubernetesModuleBounded } from '../module';
import deployments from '../__fixtures__/deployments.json';
import forbidden from '../__fixtures__/forbidden-all.json';
import pods from '../__fixtures__/pods.json';
import unauthorized from '../__fixtures__/unauthorized.json';

const paymentsWith = (annotations: Readonly<Record<string, string>>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments', annotations: { ...annotations } },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:payments' },
});

const recorded = [pods, deployments];

const servers: Server[] = [];

export async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return `http://127.0.0.1:${address.port}`;
}

/** Answers every list with what a real cluster answered, and usage as one without a metrics server does. */
export const healthy: RequestListener = (req, res) => {
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

export const answering =
  (exchange: typeof forbidden | typeof unauthorized): RequestListener =>
  (_req, res) => {
    res.writeHead(exchange.response.status, exchange.response.headers);
    res.end(JSON.stringify(exchange.response.body));
  };

export async function deadUrl(): Promise<string> {
  const url = await listen(() => undefined);
  const server = servers.pop();
  await new Promise(resolve => {
    server?.close(resolve);
  });
  return url;
}

/** `cluster` is what the configuration says of each cluster beside address and token. */
export async function askPage(
  clusters: Readonly<Record<string, string>>,
  budgetMs = 1000,
  cluster: object = {},
) {
  return askFor({ 'backstage.io/kubernetes-id': 'payments' }, clusters, {
    budgetMs,
    cluster,
  });
}

/** The page of a component with these annotations. */
export async function askFor(
  annotations: Readonly<Record<string, string>>,
  clusters: Readonly<Record<string, string>>,
  {
    budgetMs = 1000,
    cluster = {},
  }: { budgetMs?: number; cluster?: object } = {},
) {
  const payments = paymentsWith(annotations);
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
            bounded: { budget: { milliseconds: budgetMs } },
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: Object.entries(clusters).map(([name, url]) => ({
                  name,
                  url,
                  authProvider: 'serviceAccount',
                  serviceAccountToken: `token-of-${name}`,
                  ...cluster,
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

export function itemOf(response: request.Response, cluster: string) {
  return response.body.items.find(
    (item: { cluster: { name: string } }) => item.cluster.name === cluster,
  );
}

/** Ends every server that {@link listen} started. */
export async function closeServers(): Promise<void> {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  }
}
