import { ConfigReader } from '@backstage/config';
import { SourceClients } from '@groundwork/source-client';
import { ClusterClient } from '@groundwork/source-client/kubernetes';
import { serve, type TestServer } from '@groundwork/source-client/testing';
import { ClusterReader } from './ClusterReader';
import { toldPath } from './resourceKind';

const pods = { group: '', apiVersion: 'v1', plural: 'pods' };

let cluster: TestServer;
let reader: ClusterReader;

beforeEach(async () => {
  cluster = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"kind":"PodList","items":null}');
  });
  const source = { kind: 'kubernetes', instance: 'main' };
  const sources = SourceClients.fromConfig(new ConfigReader({}));
  reader = new ClusterReader(
    new ClusterClient(sources.client({ source, baseUrl: cluster.url })),
  );
});

afterEach(() => cluster.close());

describe('what is asked of a cluster', () => {
  it('has the path that is told', async () => {
    const deployments = {
      group: 'apps',
      apiVersion: 'v1',
      plural: 'deployments',
    };
    await reader.list(pods, {});
    await reader.list(deployments, { namespace: 'payments' });

    const paths = cluster.requests.map(({ path }) => path.split('?')[0]);
    expect(paths).toEqual([
      '/api/v1/pods',
      '/apis/apps/v1/namespaces/payments/deployments',
    ]);
    expect([toldPath(pods), toldPath(deployments, 'payments')]).toEqual(paths);
  });

  it.each([
    [{ ...pods, group: '..' }, undefined],
    [{ ...pods, plural: 'pods/../secrets' }, undefined],
    [{ ...pods, plural: '..' }, undefined],
    [pods, '..'],
    [pods, 'a/../../secrets'],
  ])('is never a path out of the API: %j in %s', async (kind, namespace) => {
    await expect(reader.list(kind, { namespace })).rejects.toThrow(
      'is no name that a cluster can have',
    );
    expect(cluster.requests).toEqual([]);
  });

  it('is never a Secret', async () => {
    await expect(
      reader.list({ ...pods, plural: 'secrets' }, {}),
    ).rejects.toMatchObject({ reason: 'forbidden', status: 403 });
    expect(cluster.requests).toEqual([]);
  });
});
