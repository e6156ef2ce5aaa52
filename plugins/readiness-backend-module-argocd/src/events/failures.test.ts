import { application, Argocd, commitOf, entry } from './__testUtils__/argocd';
import { argocdEventCollectors } from '.';

const COMMITS = Array.from({ length: 5 }, (_, index) => commitOf(`a${index}`));

describe('an Argo CD instance that does not answer everything', () => {
  let argocd: Argocd;
  const read = (more: Parameters<Argocd['readings']['read']>[1] = {}) =>
    argocd.readings.read(argocdEventCollectors, {
      asOf: '2026-11-03T00:00:00Z',
      ...more,
    });
  const shas = () =>
    [...argocd.readings.kept.deployments.values()].map(({ sha }) => sha);
  beforeEach(async () => {
    argocd = await Argocd.start(['pay']);
    argocd.applications = [
      application('pay', {
        history: COMMITS.map((revision, id) => entry(id, revision)),
      }),
    ];
  });
  afterEach(() => argocd.server.close());

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [502, 'server_error'],
  ])(
    'with %i is a failure by its name, and nothing is taken for absent',
    async (status, reason) => {
      await read();
      argocd.refusal = { status, body: { error: 'no' } };
      const { streams } = await read();
      expect(streams).toMatchObject([{ end: { outcome: 'failed', reason } }]);
      expect(shas()).toHaveLength(5);
    },
  );

  it('has everything that is new stored before it is asked what it brought, and goes on where it was limited', async () => {
    const plain = argocd.manifests;
    argocd.manifests = revision =>
      argocd.asked.length > 2
        ? { status: 429, headers: { 'retry-after': '60' } }
        : plain(revision);
    const first = await read();
    expect(first.streams).toMatchObject([
      { end: { outcome: 'failed', reason: 'rate_limited' } },
    ]);
    expect(shas()).toEqual([...COMMITS.slice(0, 2), ...Array(3)]);
    argocd.manifests = plain;
    const asked = argocd.asked.length;
    const second = await read();
    expect(second.streams).toMatchObject([{ end: { outcome: 'complete' } }]);
    expect(shas()).toEqual(COMMITS);
    expect(argocd.asked.slice(asked)).toEqual(
      COMMITS.slice(2).map(commit => expect.stringContaining(commit)),
    );
  });

  it('stops at its budget of requests, and the next run goes on', async () => {
    const { streams } = await read({ more: { requests: 3 } });
    expect(streams).toMatchObject([{ end: { outcome: 'unfinished' } }]);
    expect(shas().filter(sha => sha !== undefined)).toHaveLength(2);
    await read({ more: { requests: 3 } });
    await read({ more: { requests: 3 } });
    expect(shas()).toEqual(COMMITS);
  });

  it('that cannot make manifests is asked again for as long as it may, and not for ever', async () => {
    const plain = argocd.manifests;
    argocd.manifests = () => ({
      status: 500,
      body: { error: 'Failed to checkout revision' },
    });
    const { streams } = await read();
    expect(streams).toMatchObject([{ end: { outcome: 'complete' } }]);
    const [first] = argocd.readings.kept.deployments.values();
    expect(first?.withoutSha).toEqual({
      reason: 'manifests-not-read',
      detail: expect.stringContaining('500'),
    });
    await read({ asOf: '2026-12-24T00:00:00Z' });
    argocd.manifests = plain;
    const asked = argocd.asked.length;
    await read();
    expect(argocd.asked).toHaveLength(asked);
    expect(shas()).toEqual(Array(5).fill(undefined));
  });

  it('tells the same when its position is lost', async () => {
    await read();
    const before = new Map(argocd.readings.kept.deployments);
    argocd.readings.kept.at = undefined;
    await read();
    expect(argocd.readings.kept.deployments).toEqual(before);
  });
});

describe('a service in two regions', () => {
  const clusters = ['eu', 'us'].map(name => ({
    ...{ name, url: `https://${name}.example.org` },
    ...{ authProvider: 'serviceAccount', serviceAccountToken: 'reader' },
  }));
  const config = {
    kubernetes: { clusterLocatorMethods: [{ type: 'config', clusters }] },
    groundwork: {
      environments: [
        { name: 'live', tier: 'production', clusters: ['eu', 'us'] },
      ],
    },
  };

  it('is deployed by one run for each release, brought back by another, and two rows of it', async () => {
    const [A = '', B = ''] = COMMITS;
    const own = { 'argocd/app-selector': 'team=money' };
    const ref = 'component:default/pay';
    const argocd = await Argocd.start(['pay-eu', 'pay-us'], {
      config,
      services: [{ kind: 'Component', ref, name: 'pay', annotations: own }],
    });
    const history = [entry(0, A), entry(1, B), entry(2, A)];
    argocd.applications = [
      application('pay-eu', { history }, { destination: { name: 'eu' } }),
      application(
        'pay-us',
        { history: history.slice(0, 2) },
        { destination: { server: 'https://us.example.org/' } },
      ),
    ];
    const read = () => argocd.readings.read(argocdEventCollectors);
    const rows = () =>
      [...argocd.readings.kept.deployments.values()].map(
        ({ environment, runId, sha }) => [environment, runId, sha],
      );
    await read();
    const first = [
      ['prod-eu', `${A}/1`, A],
      ['prod-eu', `${B}/1`, B],
      ['prod-eu', `${A}/2`, A],
      ['prod-us', `${A}/1`, A],
      ['prod-us', `${B}/1`, B],
    ];
    expect(rows()).toEqual(first);
    argocd.applications = [
      ...argocd.applications.slice(0, 1),
      application(
        'pay-us',
        { history: [...history.slice(1), entry(3, B)] },
        { destination: { name: 'us' } },
      ),
    ];
    await read();
    expect(rows()).toEqual([
      ...first,
      ['prod-us', `${A}/2`, A],
      ['prod-us', `${B}/2`, B],
    ]);
    await argocd.server.close();
  });
});
