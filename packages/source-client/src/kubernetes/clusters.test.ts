import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  AuthenticationStrategy,
  KubernetesCredential,
} from '@backstage/plugin-kubernetes-node';
import {
  answering,
  endAll,
  failureOf,
  later,
  sourcesOf,
  started,
} from '../__testUtils__/client';
import { testCertificate } from '../testing';
import { clustersOf } from './Clusters';
import { ownCluster, ServiceAccountStrategy } from './serviceAccount';

afterEach(endAll);

function strategy(
  credential: () => Promise<KubernetesCredential>,
): AuthenticationStrategy {
  return {
    getCredential: credential,
    validateCluster: () => [],
    presentAuthMetadata: () => ({}),
  };
}

function configOf(clusters: readonly object[], more: readonly object[] = []) {
  return {
    kubernetes: {
      clusterLocatorMethods: [{ type: 'config', clusters }, ...more],
    },
  } as Parameters<typeof sourcesOf>[0];
}

it('waits for credentials no longer than for an answer', async () => {
  const sources = sourcesOf(
    configOf([{ name: 'eks', url: 'http://eks.test', authProvider: 'aws' }]),
    {
      clusterCredentials: {
        aws: strategy(() => new Promise(() => undefined)),
      },
    },
  );
  const cluster = clustersOf(sources.within({ timeoutMs: 50 })).client('eks');
  expect(await failureOf(cluster.version())).toMatchObject({
    reason: 'timeout',
    says: 'Cluster eks did not answer in time when asked for its version: no credentials within 0.05 s.',
  });
});

it('asks a cluster with the credentials of the strategy that its configuration names', async () => {
  const server = await started(answering);
  let asked = 0;
  const sources = sourcesOf(
    configOf([{ name: 'eks', url: server.url, authProvider: 'aws' }]),
    {
      clusterCredentials: {
        aws: strategy(async () => {
          asked += 1;
          return { type: 'bearer token', token: 'signed' };
        }),
      },
    },
  );
  const cluster = clustersOf(sources).client('eks');
  await cluster.http.json('/version');
  await cluster.http.json('/version');
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer signed',
    'Bearer signed',
  ]);
  // A list of many pages is read with one token.
  expect(asked).toBe(1);
});

it('shows the client certificate that a strategy gives', async () => {
  const authority = await testCertificate({ name: 'authority' });
  const server = await started(answering, {
    certificate: await testCertificate({ authority }),
    clientAuthority: authority.cert,
  });
  const { cert, key } = await testCertificate({ name: 'portal', authority });
  const sources = sourcesOf(
    configOf([
      {
        name: 'own',
        url: server.url,
        authProvider: 'certificates',
        caData: Buffer.from(authority.cert).toString('base64'),
      },
    ]),
    {
      clusterCredentials: {
        certificates: strategy(async () => ({
          type: 'x509 client certificate',
          cert,
          key,
        })),
      },
    },
  );
  const { status } = await clustersOf(sources).client('own').http.json('/');
  expect(status).toBe(200);
});

it('trusts an authority in a file', async () => {
  const authority = await testCertificate({ name: 'authority' });
  const server = await started(answering, {
    certificate: await testCertificate({ authority }),
  });
  const folder = await mkdtemp(join(tmpdir(), 'source-client-'));
  later(() => rm(folder, { recursive: true }));
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, authority.cert);
  const cluster = { url: server.url, serviceAccountToken: 'token' };
  const sources = sourcesOf(
    configOf([
      { ...cluster, name: 'with', caFile },
      { ...cluster, name: 'without' },
      { ...cluster, name: 'careless', skipTLSVerify: true },
    ]),
  );
  const ask = (name: string) => clustersOf(sources).client(name).http.json('/');
  expect((await ask('with')).status).toBe(200);
  expect((await ask('careless')).status).toBe(200);
  expect((await failureOf(ask('without'))).reason).toBe('tls');
});

it('names the clusters that cannot be read without a person, and why', async () => {
  const url = 'http://127.0.0.1:1';
  const clusters = clustersOf(
    sourcesOf(
      configOf([
        { name: 'visited', url, authProvider: 'google' },
        { name: 'odd', url, authProvider: 'spiffe' },
      ]),
    ),
  );
  expect(clusters.all.map(({ name }) => name)).toEqual(['visited', 'odd']);
  expect(() => clusters.client('visited')).toThrow(
    'Cluster visited cannot be read: its authProvider google passes on the token of whoever looks at a page, and here nobody does. Give it an authProvider that needs no visitor',
  );
  expect(() => clusters.client('odd')).toThrow(
    'Cluster odd cannot be read: no strategy is installed for its authProvider spiffe.',
  );
  expect(() => clusters.client('none')).toThrow(
    'kubernetes.clusterLocatorMethods names no cluster none',
  );
});

it('names the locator methods whose clusters it does not know', () => {
  const clusters = clustersOf(
    sourcesOf(
      configOf(
        [],
        [{ type: 'gke', projectId: 'p' }, { type: 'localKubectlProxy' }],
      ),
    ),
  );
  expect(clusters.unreadable).toEqual([
    {
      type: 'gke',
      says: 'kubernetes.clusterLocatorMethods[1] of type gke asks Google for clusters, which only the Kubernetes page does. List the clusters under a method of type config.',
    },
  ]);
  expect(clusters.all.map(({ name }) => name)).toEqual(['local']);
});

it('says that a cluster has no token instead of asking it as nobody', async () => {
  const server = await started(answering);
  const sources = sourcesOf(configOf([{ name: 'bare', url: server.url }]));
  const { reason, says } = await failureOf(
    clustersOf(sources).client('bare').version(),
  );
  expect(reason).toBe('unauthorized');
  expect(says).toBe(
    'There are no credentials for Cluster bare: its configuration has no token.',
  );
  expect(server.requests).toHaveLength(0);
});

it.each([
  [
    [{ name: 'a', url: 'nowhere' }],
    'clusterLocatorMethods[0].clusters[0].url is not an http(s) address',
  ],
  [
    [
      { name: 'a', url: 'http://a.test' },
      { name: 'a', url: 'http://b.test' },
    ],
    'kubernetes.clusterLocatorMethods names a twice',
  ],
])('refuses a wrong entry with its full path', (clusters, message) => {
  expect(() => clustersOf(sourcesOf(configOf(clusters)))).toThrow(message);
});

it('reads the token of its own pod each time, because it is replaced', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'source-client-'));
  later(() => rm(folder, { recursive: true }));
  const tokenFile = join(folder, 'token');
  const own = new ServiceAccountStrategy({
    url: 'https://10.0.0.1:443',
    caFile: join(folder, 'ca.crt'),
    tokenFile,
  });
  const details = { name: 'own', url: '', authMetadata: {} };
  // A pod without an account of its own has no such file.
  expect(await own.getCredential(details)).toEqual({ type: 'anonymous' });
  await writeFile(tokenFile, 'first\n');
  expect(await own.getCredential(details)).toEqual({
    type: 'bearer token',
    token: 'first',
  });
  await writeFile(tokenFile, 'second');
  expect(await own.getCredential(details)).toMatchObject({ token: 'second' });
});

it('knows its own cluster by what every pod is told', () => {
  expect(ownCluster({})).toBeUndefined();
  expect(
    ownCluster({
      KUBERNETES_SERVICE_HOST: 'fd00::1',
      KUBERNETES_SERVICE_PORT: '6443',
    }),
  ).toMatchObject({ url: 'https://[fd00::1]:6443' });
});
