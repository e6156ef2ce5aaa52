import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  deploymentStatusSchema,
  failureReasonSchema,
} from '@groundwork/plugin-deployments-common';
import { failureReasons } from '@groundwork/source-client';
import {
  failingServer,
  failureKinds,
  reasonFor,
  serve,
  testCertificate,
} from '@groundwork/source-client/testing';
import { ask } from './__testUtils__/described';
import { service, startPlugin, type World } from './__testUtils__/backend';

async function statusOf(world: World, entity = service('payments')) {
  const { server } = await startPlugin(world, [entity]);
  const response = await ask(server).get(
    '/api/deployments/v1/entities/component/default/payments/status',
  );
  expect(response.status).toBe(200);
  return deploymentStatusSchema.parse(response.body);
}

it('gives its readers the reasons of the source client, in its order', () => {
  expect(failureReasonSchema.options).toEqual([...failureReasons]);
});

it.each(failureKinds)(
  'names an instance and a cluster that are: %s',
  async kind => {
    const server = await failingServer(kind);
    const { sources, environments } = await statusOf({
      argocd: { 'argocd-production': server.url },
      clusters: { 'cluster-production': server.url },
      sourceTimeoutMs: 2500,
    });
    await server.close();

    // A busy machine does not read so long a body in the time of a page.
    const reason = expect.stringMatching(
      kind === 'huge body' ? /^(unsupported|timeout)$/ : reasonFor(kind),
    );
    expect(sources).toMatchObject([
      { name: 'argocd-production', outcome: 'failed', reason },
      { name: 'cluster-production', outcome: 'failed', reason },
    ]);
    expect(sources.map(({ message }) => message)).toEqual([
      expect.stringMatching(/Argo CD argocd-production/),
      expect.stringMatching(/Cluster cluster-production/),
    ]);
    expect(environments).toMatchObject([
      { name: 'production', health: 'unknown', unknown: { reason } },
    ]);
  },
  20_000,
);

it('says of a cluster that only lets visitors in that it cannot be read, instead of leaving it out', async () => {
  const { sources } = await statusOf({
    clusters: { 'cluster-production': 'https://gke.test' },
    authProvider: 'google',
  });
  expect(sources).toMatchObject([
    {
      outcome: 'failed',
      reason: 'unsupported',
      message: expect.stringContaining('authProvider google'),
    },
  ]);
});

it('tells an annotation that no cluster can answer for from a cluster that fails', async () => {
  const cluster = await serve((_, response) => response.end('{}'));
  const { sources } = await statusOf(
    { clusters: { 'cluster-production': cluster.url } },
    service('payments', {
      'backstage.io/kubernetes-id': 'payments',
      'backstage.io/kubernetes-namespace': '../secrets',
    }),
  );
  await cluster.close();
  expect(sources).toMatchObject([
    {
      outcome: 'failed',
      reason: 'unsupported',
      message: expect.stringContaining('Correct the annotations'),
    },
  ]);
  expect(cluster.requests).toEqual([]);
});

it('trusts the authority of a cluster that a file holds, and no other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'authority-'));
  const certificate = await testCertificate();
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, certificate.cert);
  const cluster = await serve(
    (_, response) => response.end('{"kind":"List","items":[]}'),
    { certificate },
  );
  const clusters = { 'cluster-production': cluster.url };
  const trusted = await statusOf({ clusters, caFile });
  const untrusted = await statusOf({ clusters });
  await cluster.close();
  await rm(folder, { recursive: true });

  expect(trusted.sources).toMatchObject([{ outcome: 'absent' }]);
  expect(untrusted.sources).toMatchObject([
    { outcome: 'failed', reason: 'tls' },
  ]);
}, 30_000);
