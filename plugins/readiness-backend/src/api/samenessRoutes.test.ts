import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  clusterProfile,
  observed,
  type ClusterProfile,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import {
  readinessCollectorsExtensionPoint,
  SourceError,
  type Collector,
} from '@groundwork/plugin-readiness-node';
import { ask } from '../__testUtils__/described';
import plugin from '../index';

jest.setTimeout(60_000);

/** Sees what a test says of each cluster. */
class ProfileCollector implements Collector<ClusterProfile> {
  readonly id = 'test:profile';
  readonly produces = clusterProfile;
  readonly appliesTo = { kind: 'Cluster' } as const;

  constructor(
    private readonly ingress: Readonly<Record<string, string | SourceError>>,
  ) {}

  async collect({ name }: Subject) {
    const controller = this.ingress[name];
    if (controller === undefined) throw new SourceError('not_found', name);
    if (controller instanceof SourceError) throw controller;
    return observed(
      {
        version: { gitVersion: 'v1.33.2', major: 1, minor: 33 },
        attributes: { ingressControllers: [controller] },
        addOns: [],
        objects: [],
        unread: [{ what: 'policyEngines', reason: 'forbidden' as const }],
      },
      { source: { kind: 'kubernetes', instance: name } },
    );
  }
}

async function start(ingress: Readonly<Record<string, string | SourceError>>) {
  const collectors = createBackendModule({
    pluginId: 'readiness',
    moduleId: 'profiles',
    register(env) {
      env.registerInit({
        deps: { collectors: readinessCollectorsExtensionPoint },
        async init({ collectors: point }) {
          point.addCollectors({
            collectors: [
              {
                collector: new ProfileCollector(ingress),
                version: '1',
                cadence: { hours: 1 },
              },
            ],
          });
        },
      });
    },
  });
  return startTestBackend({
    features: [
      plugin,
      collectors,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.permissions.factory(),
      mockServices.rootConfig.factory({
        data: {
          kubernetes: {
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: ['rehearsal', 'live'].map(name => ({
                  name,
                  url: 'https://cluster.test',
                })),
              },
            ],
          },
          groundwork: {
            environments: [
              {
                name: 'staging',
                tier: 'staging',
                clusters: [{ name: 'rehearsal', promotesTo: 'live' }],
              },
              { name: 'production', tier: 'production', clusters: ['live'] },
            ],
          },
        },
      }),
    ],
  });
}

let backend: Awaited<ReturnType<typeof start>> | undefined;
afterEach(async () => {
  await backend?.stop();
  backend = undefined;
});

async function clustersWhen(
  isReady: (body: { clusters: { name: string; reason?: string }[] }) => boolean,
) {
  if (!backend) throw new Error('Nothing was started');
  await ask(backend.server)
    .post('/api/readiness/collectors/test:profile/run')
    .expect(202);
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { body } = await ask(backend.server)
      .get('/api/readiness/clusters')
      .expect(200);
    if (isReady(body)) return body;
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
  throw new Error('The clusters were not read');
}

describe('GET /clusters', () => {
  it('puts what was stored of each declared cluster side by side', async () => {
    backend = await start({ rehearsal: 'nginx', live: 'traefik' });
    const body = await clustersWhen(({ clusters }) =>
      clusters.every(({ reason }) => reason === undefined),
    );
    expect(body).toMatchObject({
      clusters: [
        { name: 'rehearsal', promotesTo: 'live', readAt: expect.any(String) },
        { name: 'live', evidenceId: expect.any(String) },
      ],
      pairs: [{ from: 'rehearsal', to: 'live' }],
      undeclared: [],
    });
    const row = (name: string) =>
      body.attributes.find(
        ({ attribute }: { attribute: string }) => attribute === name,
      );
    expect(row('ingressControllers')).toMatchObject({
      state: 'differs',
      cells: [
        { cluster: 'rehearsal', values: ['nginx'], differing: ['nginx'] },
        { cluster: 'live', values: ['traefik'], differing: ['traefik'] },
      ],
    });
    expect(row('policyEngines')).toMatchObject({
      state: 'unknown',
      cells: [{ reason: 'forbidden' }, { reason: 'forbidden' }],
    });
  });

  it('names the cluster that could not be read, with the reason, and calls nothing alike', async () => {
    backend = await start({
      rehearsal: 'nginx',
      live: new SourceError('forbidden', 'no right to live'),
    });
    const body = await clustersWhen(({ clusters }) =>
      clusters.some(({ reason }) => reason === 'forbidden'),
    );
    expect(body.clusters[1]).toMatchObject({
      name: 'live',
      reason: 'forbidden',
      detail: expect.stringContaining('no right to live'),
    });
    expect(
      new Set(body.attributes.map(({ state }: { state: string }) => state)),
    ).toEqual(new Set(['unknown']));
  });

  it('says of a cluster that nobody has looked at that nobody has', async () => {
    backend = await start({});
    const { body } = await ask(backend.server)
      .get('/api/readiness/clusters')
      .expect(200);
    expect(
      body.clusters.map(({ reason }: { reason?: string }) => reason),
    ).toEqual([expect.any(String), expect.any(String)]);
  });
});
