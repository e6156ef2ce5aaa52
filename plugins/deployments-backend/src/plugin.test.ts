import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  deploymentStatusBatchSchema,
  deploymentStatusSchema,
} from '@groundwork/plugin-deployments-common';
import { ask } from './__testUtils__/described';
import { type World, service, startPlugin } from './__testUtils__/backend';
import {
  Servers,
  answering,
  neverAnswering,
  recordedArgocd,
  recordedCluster,
  recording,
} from './__testUtils__/servers';

// Two waits of two seconds, and backends that start on a busy machine.
jest.setTimeout(20_000);

const servers = new Servers();
afterAll(() => servers.close());

async function recordedWorld(): Promise<
  Required<Pick<World, 'argocd' | 'clusters'>>
> {
  return {
    argocd: {
      'argocd-staging': await servers.start(
        recordedArgocd('argocd/staging/applications.json'),
      ),
      'argocd-production': await servers.start(
        recordedArgocd('argocd/production/applications.json'),
      ),
    },
    clusters: {
      'cluster-staging': await servers.start(recordedCluster('staging')),
      'cluster-production': await servers.start(recordedCluster('production')),
    },
  };
}

async function statusOf(world: World, name: string) {
  const { server } = await startPlugin(world, [service(name)]);
  const response = await ask(server).get(
    `/api/deployments/v1/entities/component/default/${name}/status`,
  );
  expect(response.status).toBe(200);
  const status = deploymentStatusSchema.parse(response.body);
  return {
    status,
    environment: (environment: string) =>
      status.environments.find(candidate => candidate.name === environment),
    source: (source: string) =>
      status.sources.find(candidate => candidate.name === source),
  };
}

describe('deploy status of one service', () => {
  it('shows each environment with its own version, in the declared order', async () => {
    const { status } = await statusOf(await recordedWorld(), 'payments');
    expect(
      status.environments.map(({ name, version }) => [name, version]),
    ).toEqual([
      ['staging', '1.4.0'],
      ['production', '1.3.3'],
    ]);
    expect(status.sources.map(({ outcome }) => outcome)).toEqual(
      Array(4).fill('observed'),
    );
  });

  it('recognises a rollback by a person in the history of Argo CD', async () => {
    const { environment } = await statusOf(await recordedWorld(), 'payments');
    expect(environment('production')).toMatchObject({
      sync: 'out-of-sync',
      deployedAt: '2026-11-21T00:08:21Z',
      deployedBy: { kind: 'person', name: 'admin' },
      rollback: {
        fromRevision: expect.stringMatching(/^e1c8fd9/),
        toRevision: expect.stringMatching(/^85a96fc/),
      },
    });
    expect(environment('staging')).toMatchObject({
      sync: 'synced',
      deployedBy: { kind: 'automation' },
    });
    expect(environment('staging')?.rollback).toBeUndefined();
  });

  it('says more than Argo CD about a service that lost all replicas after its roll-out', async () => {
    const { environment } = await statusOf(await recordedWorld(), 'ledger');
    expect(environment('production')).toMatchObject({
      version: '2.1.0',
      health: 'degraded',
      clusters: ['cluster-production'],
      ready: 0,
      desired: 2,
    });
  });

  it('says that nothing is there when every source of an environment answered without it', async () => {
    const { environment, source } = await statusOf(
      await recordedWorld(),
      'statements',
    );
    expect(environment('staging')).toMatchObject({
      health: 'missing',
      sync: 'not-applicable',
      instances: [],
    });
    expect(environment('staging')?.unknown).toBeUndefined();
    expect(source('argocd-staging')?.outcome).toBe('absent');
    expect(environment('production')?.version).toBe('0.9.0');
  });

  it('says of an application that Argo CD just took in that it waits for its first deployment', async () => {
    const created = recording('argocd/production/application-created.json');
    const list = answering(200, { items: [created.response.body] });
    const world = {
      argocd: { 'argocd-production': await servers.start(list) },
      clusters: {
        'cluster-production': await servers.start(
          recordedCluster('production'),
        ),
      },
    };
    const { environment } = await statusOf(world, 'created-by-api');
    expect(environment('production')).toMatchObject({
      health: 'not-deployed',
      versions: [],
      clusters: [],
    });
    expect(environment('production')?.unknown).toBeUndefined();
  });

  it('links to the application in each Argo CD instance', async () => {
    const world = await recordedWorld();
    const { environment } = await statusOf(world, 'payments');
    expect(environment('production')?.links).toEqual([
      {
        title: 'Argo CD (argocd-production)',
        url: `${world.argocd['argocd-production']}/applications/argocd/payments`,
      },
      {
        title: 'payments.production.example.org',
        url: 'http://payments.production.example.org/',
      },
    ]);
  });
});

describe('sources that cannot be read', () => {
  const { status: forbiddenStatus, body: forbiddenBody } = recording(
    'errors/kubernetes-forbidden.json',
  ).response;

  it.each([
    ['forbidden', answering(forbiddenStatus, forbiddenBody)],
    ['rate_limited', answering(429, {})],
    ['server_error', answering(500, {})],
    ['parse_error', answering(200, '<html>sign in</html>')],
    ['parse_error', answering(200, { items: 'none' })],
    ['unsupported', answering(302, '')],
  ] as const)(
    'names the reason %s and never calls the environment healthy',
    async (reason, listener) => {
      const world = await recordedWorld();
      const { environment, source } = await statusOf(
        {
          ...world,
          clusters: {
            ...world.clusters,
            'cluster-production': await servers.start(listener),
          },
        },
        'payments',
      );
      expect(source('cluster-production')).toMatchObject({
        outcome: 'failed',
        reason,
        environments: ['production'],
      });
      expect(environment('production')).toMatchObject({
        health: 'unknown',
        unknown: { reason, sources: ['cluster-production'] },
      });
      expect(environment('staging')?.unknown).toBeUndefined();
    },
  );

  it('names a token that is not accepted and keeps what is known to be broken', async () => {
    const { status, body } = recording('errors/argocd-bad-token.json').response;
    const world = await recordedWorld();
    const { source, environment } = await statusOf(
      {
        ...world,
        argocd: {
          'argocd-production': await servers.start(answering(status, body)),
        },
      },
      'payments',
    );
    expect(source('argocd-production')?.reason).toBe('unauthorized');
    expect(environment('production')).toMatchObject({
      version: '1.3.3',
      sync: 'unknown',
      health: 'degraded',
      unknown: { reason: 'unauthorized', sources: ['argocd-production'] },
    });
  });

  it('answers for the rest within three seconds when one never answers and one is down', async () => {
    const world = await recordedWorld();
    const startedAt = Date.now();
    const { status, environment, source } = await statusOf(
      {
        argocd: { ...world.argocd, 'argocd-recovery': 'http://127.0.0.1:9' },
        clusters: {
          ...world.clusters,
          recovery: await servers.start(neverAnswering),
        },
      },
      'payments',
    );
    const { server } = await startPlugin(
      { clusters: { recovery: await servers.start(neverAnswering) } },
      [service('payments')],
    );
    const requestedAt = Date.now();
    await ask(server).get(
      '/api/deployments/v1/entities/component/default/payments/status',
    );
    expect(Date.now() - requestedAt).toBeLessThan(3000);
    expect(Date.now() - startedAt).toBeGreaterThan(1900);
    expect(source('recovery')).toMatchObject({
      outcome: 'failed',
      reason: 'timeout',
    });
    expect(source('argocd-recovery')?.reason).toBe('unreachable');
    expect(environment('production')?.version).toBe('1.3.3');
    expect(environment('production')?.unknown).toBeUndefined();
    expect(
      status.environments.filter(({ tier }) => tier === 'undeclared'),
    ).toMatchObject([
      { name: 'argocd-recovery', health: 'unknown' },
      { name: 'recovery', health: 'unknown' },
    ]);
  });

  it('forgets a failure as soon as its few seconds are over', async () => {
    let broken = true;
    const url = await servers.start((incoming, outgoing) =>
      (broken ? answering(500, {}) : recordedCluster('production'))(
        incoming,
        outgoing,
      ),
    );
    const { server } = await startPlugin(
      { clusters: { 'cluster-production': url } },
      [service('payments')],
    );
    const read = async () =>
      deploymentStatusSchema.parse(
        (
          await ask(server).get(
            '/api/deployments/v1/entities/component/default/payments/status',
          )
        ).body,
      ).sources[0]?.outcome;
    await expect(read()).resolves.toBe('failed');
    broken = false;
    await expect(read()).resolves.toBe('observed');
  });
});

describe('deploy status of many services', () => {
  it('costs one list per Argo CD instance and one per kind and cluster', async () => {
    const argocd: string[] = [];
    const cluster: string[] = [];
    const entities = ['payments', 'ledger', 'statements'].map(name =>
      service(name),
    );
    const { server } = await startPlugin(
      {
        argocd: {
          'argocd-production': await servers.start(
            recordedArgocd('argocd/production/applications.json', argocd),
          ),
        },
        clusters: {
          'cluster-production': await servers.start(
            recordedCluster('production', cluster),
          ),
        },
        cacheTtlMs: 5000,
      },
      entities,
    );
    const post = () =>
      ask(server)
        .post('/api/deployments/v1/status/by-refs')
        .send({
          entityRefs: [
            'component:default/payments',
            'component:default/ledger',
            'component:default/statements',
            'component:default/nobody',
          ],
        });
    const { items, missing } = deploymentStatusBatchSchema.parse(
      (await post()).body,
    );
    await post();
    expect(argocd).toHaveLength(1);
    expect(cluster).toHaveLength(3);
    expect(missing).toEqual(['component:default/nobody']);
    expect(
      items.map(({ entityRef, environments }) => [
        entityRef,
        environments[0]?.version,
        environments[0]?.sync,
      ]),
    ).toEqual([
      ['component:default/payments', '1.3.3', 'out-of-sync'],
      ['component:default/ledger', '2.1.0', 'synced'],
      ['component:default/statements', '0.9.0', 'synced'],
    ]);
  });

  it.each([
    [{}],
    [{ entityRefs: 'component:default/payments' }],
    [{ entityRefs: Array(51).fill('component:default/payments') }],
  ])('refuses a body that is not a list of at most fifty', async body => {
    const { server } = await startPlugin({}, []);
    const response = await ask(server)
      .post('/api/deployments/v1/status/by-refs')
      .send(body);
    expect(response.status).toBe(400);
  });
});

describe('who may ask', () => {
  const path = '/api/deployments/v1/entities/component/default/payments/status';

  it('says not found for an entity that does not exist', async () => {
    const { server } = await startPlugin({}, []);
    expect((await ask(server).get(path)).status).toBe(404);
  });

  it('asks the catalog as the caller, so that an unreadable entity is not found', async () => {
    const getEntityByRef = jest.fn(async () => undefined);
    const { server } = await startPlugin(
      {},
      [],
      [catalogServiceMock.mock({ getEntityByRef }).factory],
    );
    const response = await ask(server)
      .get(path)
      .set(
        'authorization',
        mockCredentials.user.header('user:default/stranger'),
      );
    expect(response.status).toBe(404);
    expect(getEntityByRef).toHaveBeenCalledWith('component:default/payments', {
      credentials: mockCredentials.user('user:default/stranger'),
    });
  });

  it('refuses a caller whom the policy denies', async () => {
    const { server } = await startPlugin(
      {},
      [service('payments')],
      [
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
        catalogServiceMock.factory({ entities: [service('payments')] }),
      ],
    );
    expect((await ask(server).get(path)).status).toBe(403);
  });

  it('refuses a caller without credentials', async () => {
    const { server } = await startPlugin({}, [service('payments')]);
    const response = await ask(server)
      .get(path)
      .set('authorization', mockCredentials.none.header());
    expect(response.status).toBe(401);
  });
});

it('answers every operation of openapi.yaml in the tests above', () => {
  expect(ask.unanswered()).toEqual([]);
});
