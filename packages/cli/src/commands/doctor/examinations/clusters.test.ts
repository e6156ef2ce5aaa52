import { ConfigReader } from '@backstage/config';
import { z } from 'zod';
import { listen, type Reply } from '../__testUtils__/listen';
import { sourcesOf } from '../__testUtils__/sourcesOf';
import { isIll } from '../diagnose';
import { examineClusters } from './clusters';

const reviewed = z.object({
  spec: z.object({
    resourceAttributes: z.object({ group: z.string(), resource: z.string() }),
  }),
});

const kyverno = {
  name: 'kyverno.io',
  preferredVersion: { groupVersion: 'kyverno.io/v1' },
};

const noSuchPage: Reply = { status: 404, body: '404 page not found\n' };

/** A cluster with one group of the readiness verdict's, whose token may read the named resources. */
function cluster(
  allowed: readonly string[],
  usage: Reply | 'silence' = { body: { kind: 'PodMetricsList', items: [] } },
  lists?: 'silence',
) {
  return (path: string, body: string): Reply | undefined => {
    if (path.startsWith('/apis/metrics.k8s.io/'))
      return usage === 'silence' ? undefined : usage;
    if (path === '/version') return { body: { gitVersion: 'v1.35.0' } };
    if (path === '/apis') return { body: { groups: [kyverno] } };
    if (body === '') return lists ? undefined : { body: { items: [] } };
    const { resource, group } = reviewed.parse(JSON.parse(body)).spec
      .resourceAttributes;
    const name = group ? `${resource}.${group}` : resource;
    return {
      status: 201,
      body: { status: { allowed: allowed.includes(name) } },
    };
  };
}

const configFor = (url: string, extra: object = {}, groundwork: object = {}) =>
  new ConfigReader({
    groundwork: { ...groundwork },
    kubernetes: {
      objectTypes: ['pods', 'ingresses'],
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [{ name: 'blue', url, serviceAccountToken: 't', ...extra }],
        },
      ],
    },
  });

async function examine(
  reply: (path: string, body: string) => Reply | undefined,
  extra: object = {},
  groundwork: object = {},
) {
  const server = await listen((path, _, body) => reply(path, body));
  try {
    return await examineClusters(
      sourcesOf(configFor(server.url, extra, groundwork)),
    ).examine();
  } finally {
    await server.close();
  }
}

const tab = ['pods', 'ingresses.networking.k8s.io'];
const all = [
  ...tab,
  'services',
  'namespaces',
  'nodes',
  'serviceaccounts',
  'limitranges',
  'clusterpolicies.kyverno.io',
];

describe('examining a cluster', () => {
  it('says that every kind can be listed', async () => {
    const findings = await examine(cluster(all));
    expect(findings.map(({ outcome, says }) => [outcome, says])).toEqual([
      ['can-be-read', 'Kubernetes v1.35.0 answers'],
      ['can-be-read', '2 of 2 kinds of the Kubernetes tab can be listed'],
      ['can-be-read', 'its metrics server answers'],
      ['can-be-read', '7 of 7 kinds of the readiness verdict can be listed'],
    ]);
  });

  it.each([
    ['it has no metrics server', 'skipMetricsLookup', noSuchPage],
    [
      'its metrics server answers 503',
      'look at the metrics server',
      { status: 503, body: 'service unavailable' },
    ],
    [
      'the token may not list pods in apiGroup "metrics.k8s.io"',
      'cluster-role.yaml',
      { status: 403, body: {} },
    ],
  ])('notes that %s, and misses nothing', async (says, fix, usage) => {
    const findings = await examine(cluster(all, usage));
    expect(isIll(findings)).toBe(false);
    expect(findings.filter(f => f.outcome !== 'can-be-read')).toEqual([
      {
        area: 'cluster',
        subject: 'blue usage',
        outcome: 'advice',
        says: `${says}; the Kubernetes tab shows pods without CPU and memory`,
        fix: expect.stringContaining(fix),
      },
    ]);
  });

  it('says nothing of usage where the configuration does without', async () => {
    const findings = await examine(cluster(all, noSuchPage), {
      skipMetricsLookup: true,
    });
    expect(findings.map(({ subject }) => subject)).not.toContain('blue usage');
  });

  it('notes that a metrics server keeps it waiting', async () => {
    const findings = await examine(cluster(all, 'silence'));
    expect(isIll(findings)).toBe(false);
    expect(findings).toContainEqual(
      expect.objectContaining({
        outcome: 'advice',
        says: expect.stringContaining(
          'does not answer: Cluster blue did not answer in time',
        ),
      }),
    );
  }, 20_000);

  it('is not content with rights where the storage behind them hangs', async () => {
    const findings = await examine(
      cluster(all, undefined, 'silence'),
      {},
      {
        environments: [{ name: 'production', clusters: ['blue'] }],
      },
    );
    const rights = findings.filter(f => f.subject === 'blue rights');
    expect(rights).toEqual([
      expect.objectContaining({
        // Its API group is not there, so that there is nothing to give.
        outcome: 'can-be-read',
        says: '1 of 2 kinds of the Kubernetes tab can be listed',
      }),
      ...[
        '1 kinds of the Kubernetes tab',
        '7 kinds of the readiness verdict',
      ].map(kinds =>
        expect.objectContaining({
          outcome: 'cannot-be-read',
          says: expect.stringMatching(
            `^${kinds} may be listed and are not given .*: Cluster blue did not answer in time`,
          ),
        }),
      ),
    ]);
  }, 30_000);

  it('asks for one object of each kind and not for the rest', async () => {
    const asked: string[] = [];
    const answer = cluster(all);
    await examine((path, body) => {
      asked.push(path);
      return answer(path, body);
    });
    expect(asked.filter(path => path.includes('/services?'))).toEqual([
      '/api/v1/services?limit=1',
    ]);
  });

  it('names verb, resource and group of each missing right', async () => {
    const findings = await examine(
      cluster(all.filter(kind => kind !== 'pods' && !kind.includes('.n'))),
    );
    const [refused] = findings.filter(f => f.outcome === 'cannot-be-read');
    expect(refused).toMatchObject({
      subject: 'blue rights',
      says: 'the token may not list 2 kinds of the Kubernetes tab',
      missing:
        'verb list on pods in apiGroup ""; verb list on ingresses in apiGroup "networking.k8s.io"',
      fix: expect.stringContaining('cluster-role.yaml'),
    });
  });

  it('misses what the verdict needs only where clusters are compared', async () => {
    const judge = async (environments: readonly object[]) => {
      const findings = await examine(cluster(tab), {}, { environments });
      return findings.at(-1);
    };
    expect(
      await judge([{ name: 'production', clusters: ['blue'] }]),
    ).toMatchObject({
      outcome: 'cannot-be-read',
      missing:
        'verb list on services, namespaces, nodes, serviceaccounts, limitranges in apiGroup ""; verb list on clusterpolicies in apiGroup "kyverno.io"',
      fix: expect.stringContaining('connect-a-cluster.md'),
    });
    expect(await judge([])).toMatchObject({
      outcome: 'advice',
      says: expect.stringContaining(
        ': services, namespaces, nodes, serviceaccounts, limitranges, clusterpolicies.kyv',
      ),
    });
  });

  it('advises against a token that reads Secrets', async () => {
    const findings = await examine(cluster([...all, 'secrets']));
    expect(findings.at(-1)).toMatchObject({
      outcome: 'advice',
      says: 'the token may read Secrets, which the portal never does',
    });
  });

  it('does not take a cluster that will not say for a refusal', async () => {
    const findings = await examine(path =>
      path === '/version'
        ? { body: { gitVersion: 'v1.35.0' } }
        : { status: 403, body: { message: 'no reviews here' } },
    );
    const rights = findings.filter(f => f.subject === 'blue rights');
    expect(rights.map(({ outcome }) => outcome)).toEqual(
      Array(2).fill('not-examined'),
    );
  });

  it('recognises that something else than Kubernetes answers', async () => {
    const findings = await examine(() => ({ body: '<html>Welcome</html>' }));
    expect(findings).toEqual([
      expect.objectContaining({
        outcome: 'cannot-be-read',
        says: expect.stringContaining('it is a web page and not JSON'),
      }),
    ]);
  });

  it('asks on when only the version is hidden', async () => {
    const answer = cluster(all);
    const [first, second] = await examine((path, body) =>
      path === '/version' ? { status: 403, body: {} } : answer(path, body),
    );
    expect(first?.outcome).toBe('not-examined');
    expect(second?.outcome).toBe('can-be-read');
  });

  it('says that the token is not valid', async () => {
    const findings = await examine(() => ({ status: 401, body: {} }));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      says: expect.stringMatching(
        /^Cluster .* does not accept the portal’s credentials \(401\)$/,
      ),
    });
  });

  it('says why a cluster does not answer', async () => {
    const server = await listen(() => ({ body: {} }));
    await server.close();
    const findings = await examineClusters(
      sourcesOf(configFor(server.url)),
    ).examine();
    expect(findings).toEqual([
      expect.objectContaining({
        subject: 'blue',
        outcome: 'cannot-be-read',
        says: expect.stringContaining(
          'Cluster blue cannot be reached: nobody listens at that address',
        ),
      }),
    ]);
  });

  it('names a cluster that only a visitor can ask, and asks it nothing', async () => {
    const asked: string[] = [];
    const seeing = (path: string) => {
      asked.push(path);
      return undefined;
    };
    const oidc = { authProvider: 'oidc' };
    const [onPages] = await examine(seeing, oidc);
    expect(onPages?.outcome).toBe('advice');
    const [compared] = await examine(seeing, oidc, {
      environments: [{ name: 'production', clusters: ['blue'] }],
    });
    expect(compared).toMatchObject({
      outcome: 'cannot-be-read',
      says: expect.stringContaining(
        'passes on the token of whoever looks at a page',
      ),
      fix: expect.stringContaining('serviceAccount, aws, azure'),
    });
    expect(asked).toEqual([]);
  });
});
