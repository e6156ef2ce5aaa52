import {
  application,
  Argocd,
  commitOf,
  deployment,
  entry,
  hour,
  service,
  sourceAt,
} from './__testUtils__/argocd';
import { argocdEventCollectors } from '.';

const [A, B, C] = [commitOf('a1'), commitOf('b2'), commitOf('c3')];

describe('the deployments of an Argo CD instance', () => {
  let argocd: Argocd;
  const start = async (...given: Parameters<typeof Argocd.start>) => {
    argocd = await Argocd.start(...given);
    return argocd;
  };
  const read = (more: Parameters<Argocd['readings']['read']>[1] = {}) =>
    argocd.readings.read(argocdEventCollectors, {
      asOf: '2026-11-03T00:00:00Z',
      ...more,
    });
  const told = () => [...argocd.readings.kept.deployments.values()];
  afterEach(() => argocd.server.close());

  it('are those of its history, with the commit that their images are tagged with', async () => {
    await start(['pay']);
    argocd.applications = [
      application('pay', {
        history: [entry(0, A), entry(1, B)],
      }),
    ];
    const { streams } = await read();
    expect(streams).toMatchObject([{ end: { outcome: 'complete' } }]);
    expect(told()).toEqual([
      {
        kind: 'deployment',
        id: `application:live/uid-pay/history:0@${hour(0)}`,
        place: 'application:live/uid-pay',
        environment: 'production',
        sha: A,
        url: `${argocd.server.url}/applications/argocd/pay`,
        startedAtMs: Date.parse(hour(0)),
        startedBy: { kind: 'automation' },
        statuses: [
          { state: 'in_progress', atMs: Date.parse(hour(0)) },
          { state: 'success', atMs: Date.parse(hour(0)) },
        ],
      },
      expect.objectContaining({ sha: B }),
    ]);
    expect(argocd.readings.kept.pages[0]?.places).toEqual([
      { place: 'application:live/uid-pay', service: 'component:default/pay' },
    ]);
    expect(argocd.readings.kept.pages.at(-1)?.progress).toEqual({
      read: 2,
      of: 2,
    });
    expect(JSON.stringify(argocd.readings.kept.pages)).not.toContain('canary');
  });

  it('are told at once, and asked about once: a second reading costs one request', async () => {
    await start(['pay']);
    argocd.applications = [application('pay', { history: [entry(0, A)] })];
    await read();
    const asked = argocd.server.requests.length;
    expect(asked).toBe(2);
    await read();
    expect(argocd.server.requests.slice(asked)).toEqual([
      'GET /api/v1/applications',
    ]);
    expect(told()).toHaveLength(1);
  });

  it('stay when Argo CD drops them, and what it dropped unseen is said to be missing', async () => {
    await start(['pay']);
    const history = Array.from({ length: 30 }, (_, id) =>
      entry(id, commitOf((10 + id).toString())),
    );
    argocd.applications = [
      application('pay', { history: history.slice(0, 10) }),
    ];
    await read();
    argocd.applications = [
      application('pay', { history: history.slice(5, 15) }),
    ];
    await read();
    expect(told()).toHaveLength(15);
    expect(argocd.readings.kept.pages.at(-1)?.progress).toEqual({
      read: 15,
      of: 15,
    });
    argocd.applications = [application('pay', { history: history.slice(20) })];
    await read();
    expect(told()).toHaveLength(25);
    expect(argocd.readings.kept.pages.at(-1)?.progress).toEqual({
      read: 25,
      of: 30,
      completeFromMs: Date.parse(hour(20)),
      placesFromMs: { 'application:live/uid-pay': Date.parse(hour(20)) },
    });
  });

  it('say who or what began them, where Argo CD does', async () => {
    await start(['pay'], {
      config: { readiness: { argocd: { machineAccounts: ['deployer'] } } },
    });
    const by = (username: string) => ({ initiatedBy: { username } });
    argocd.applications = [
      application('pay', {
        history: [
          entry(0, A),
          entry(1, B, by('ada')),
          entry(2, C, by('proj:pay:ci')),
          entry(3, A, by('deployer')),
          entry(4, B, { initiatedBy: {} }),
        ],
      }),
    ];
    await read();
    expect(told().map(({ startedBy }) => startedBy)).toEqual([
      { kind: 'automation' },
      { kind: 'person', name: 'ada' },
      { kind: 'automation', name: 'proj:pay:ci' },
      { kind: 'automation', name: 'deployer' },
      undefined,
    ]);
  });

  it('are none where Argo CD brought again by itself what was there', async () => {
    await start(['pay']);
    const byHand = { initiatedBy: { username: 'ada' } };
    const other = { source: { ...sourceAt('pay'), helm: { values: 'x' } } };
    argocd.applications = [
      application('pay', {
        history: [
          entry(0, A),
          entry(1, A),
          entry(2, A, byHand),
          entry(3, A, other),
          entry(4, B),
          entry(5, A, byHand),
        ],
      }),
    ];
    await read();
    expect(told().map(({ id }) => id.replace(/@.*/, ''))).toEqual(
      [0, 2, 3, 4, 5].map(id => `application:live/uid-pay/history:${id}`),
    );
  });

  it.each([
    [{ sync: { revision: A } }, 1],
    [{ sync: { revision: A, autoHealAttemptsCount: 2 } }, 0],
    [{ sync: { revision: A, dryRun: true } }, 0],
    [{ sync: { revision: A, resources: [{ kind: 'Service' }] } }, 0],
  ])('that failed are told: %j', async (operation, expected) => {
    await start(['pay']);
    const failed = {
      ...{ operation, phase: 'Failed', message: 'one or more objects failed' },
      ...{ startedAt: hour(1), finishedAt: hour(2) },
      syncResult: { revision: A, source: sourceAt('pay') },
    };
    argocd.applications = [
      application('pay', { history: [], operationState: failed }),
    ];
    await read();
    await read();
    expect(told().flatMap(({ statuses }) => statuses.at(-1) ?? [])).toEqual(
      Array(expected).fill({ state: 'failure', atMs: Date.parse(hour(2)) }),
    );
  });

  it('have the commit that their pods name, whatever the tag is', async () => {
    await start(['pay']);
    const label = 'org.opencontainers.image.revision';
    argocd.applications = [application('pay', { history: [entry(0, A)] })];
    argocd.manifests = () => ({
      body: { manifests: [deployment('r.example.org/pay:7', { [label]: C })] },
    });
    await read();
    expect(told()).toMatchObject([{ sha: C }]);
  });

  it.each([
    ['registry-not-configured', [deployment('r.example.org/pay:7')]],
    [
      'image-ambiguous',
      [deployment('r.example.org/a:1'), deployment('r.example.org/b')],
    ],
    ['image-ambiguous', []],
  ])(
    'have none where nobody says it, and the reason is said: %s',
    async (reason, manifests) => {
      await start(['pay']);
      argocd.applications = [application('pay', { history: [entry(0, A)] })];
      argocd.manifests = () => ({ body: { manifests } });
      await read();
      expect(told()[0]).not.toHaveProperty('sha');
      expect(told()[0]?.withoutSha).toMatchObject({ reason });
      expect(JSON.stringify(argocd.readings.said)).toContain(reason);
    },
  );

  it('of several sources have the commit of the images that Argo CD noted, while it is the last operation', async () => {
    await start(['pay']);
    const many = {
      revision: '',
      revisions: [B, '4.2.0'],
      sources: [sourceAt('pay'), { chart: 'web' }],
      source: {},
    };
    argocd.applications = [
      application('pay', {
        history: [
          entry(0, '', many),
          entry(1, '', { ...many, revisions: [C] }),
        ],
        operationState: {
          operation: { sync: {} },
          ...{ phase: 'Succeeded', startedAt: hour(1), finishedAt: hour(1) },
          syncResult: {
            resources: [{ images: [`r.example.org/pay:main-${A}`] }],
          },
        },
      }),
    ];
    await read();
    expect(told().map(({ sha }) => sha)).toEqual([undefined, A]);
    expect(argocd.asked).toEqual([]);
  });

  describe('of several sources', () => {
    const sources = [
      { repoURL: 'https://charts.example.org', chart: 'web' },
      { ...sourceAt('pay/values'), ref: 'values' },
    ];
    const brought = (id: number, revisions: readonly string[], more = {}) =>
      entry(id, '', { revisions, sources, source: {}, ...more });
    const listed = (...history: readonly object[]) => [
      application('pay', { history }, { source: {}, sources }),
    ];

    it('have the commit that all their sources made of the revisions that they had then', async () => {
      await start(['pay']);
      argocd.applications = listed(
        brought(0, ['4.2.0', A]),
        brought(1, ['4.3.0', A]),
      );
      argocd.manifests = asked => ({
        body: {
          manifests: [
            deployment(
              `reg.example.org/pay:${asked === `1=4.2.0 2=${A}` ? B : C}`,
            ),
          ],
        },
      });
      await read();
      expect(told().map(({ sha }) => sha)).toEqual([B, C]);
      expect(
        argocd.server.requests.filter(path => path.endsWith('/version')),
      ).toHaveLength(1);
    });

    it('are another deployment when any of them brings something else', async () => {
      await start(['pay']);
      argocd.applications = listed(
        brought(0, ['4.2.0', A]),
        brought(1, ['4.2.0', A]),
        brought(2, ['4.2.0', B]),
      );
      await read();
      expect(
        told().map(({ id }) => id.replace(/^.*history:|@.*/g, '')),
      ).toEqual(['0', '2']);
    });

    it.each([
      [
        'sources-changed',
        brought(0, ['4.2.0', A], { sources: [sources[1], sources[0]] }),
        'v3.1.0',
      ],
      ['several-sources', brought(0, ['4.2.0']), 'v3.1.0'],
      ['several-sources', brought(0, ['4.2.0', A]), 'v2.10.4+f5d63a5'],
      ['several-sources', brought(0, ['4.2.0', A]), 'latest'],
    ])(
      'have none where nobody can be asked, and nobody guesses: %s',
      async (reason, history, version) => {
        await start(['pay']);
        argocd.version = version;
        argocd.applications = listed(history);
        await read();
        expect(told()).toHaveLength(1);
        expect(told()[0]).not.toHaveProperty('sha');
        expect(argocd.asked).toEqual([]);
        expect(told()[0]?.withoutSha?.reason).toBe(reason);
      },
    );
  });

  it('are told of an application that no service names, and asked about once one does', async () => {
    await start(['pay'], { services: [] });
    argocd.applications = [application('pay', { history: [entry(0, A)] })];
    await read();
    expect(told()[0]).not.toHaveProperty('sha');
    expect(argocd.asked).toEqual([]);
    const services = [
      service('money', { 'argocd/app-selector': 'team=money' }),
    ];
    await read({ services });
    expect(told()).toMatchObject([{ sha: A }]);
    expect(argocd.readings.kept.pages.at(-2)?.places).toEqual([
      { place: 'application:live/uid-pay', service: 'component:default/money' },
    ]);
  });
});
