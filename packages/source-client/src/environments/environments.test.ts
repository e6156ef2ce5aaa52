import { ConfigReader } from '@backstage/config';
import { parse } from 'yaml';
import { readEnvironments } from './readEnvironments';

const known = {
  kubernetes: {
    clusterLocatorMethods: [
      {
        type: 'config',
        clusters: ['staging-a', 'staging-b', 'eu', 'us', 'recovery'].map(
          name => ({ name, url: 'https://cluster.test' }),
        ),
      },
    ],
  },
  argocd: {
    appLocatorMethods: [
      {
        type: 'config',
        instances: [{ name: 'main', url: 'https://argocd.test' }],
      },
    ],
  },
};

type Data = ConstructorParameters<typeof ConfigReader>[0];

function read(environments: unknown, more: object = {}) {
  // What a file may hold, right or wrong.
  const data = { ...known, ...more, groundwork: { environments } } as Data;
  return readEnvironments(new ConfigReader(data));
}

it('are none where none are declared', () => {
  expect(readEnvironments(new ConfigReader(known))).toEqual([]);
});

it('keep their order, and give to their clusters what those do not say themselves', () => {
  expect(
    read([
      {
        name: 'staging',
        region: 'eu',
        clusters: [
          { name: 'staging-a', promotesTo: 'eu' },
          {
            name: 'staging-b',
            tier: 'development',
            region: 'us',
            promotesTo: 'us',
          },
        ],
        argocdInstances: ['main'],
      },
      {
        name: 'live',
        tier: 'production',
        clusters: ['eu', 'us'],
        argocdInstances: ['main'],
      },
    ]),
  ).toEqual([
    {
      name: 'staging',
      tier: 'staging',
      region: 'eu',
      clusters: [
        { name: 'staging-a', tier: 'staging', region: 'eu', promotesTo: 'eu' },
        {
          name: 'staging-b',
          tier: 'development',
          region: 'us',
          promotesTo: 'us',
        },
      ],
      argocdInstances: ['main'],
    },
    {
      name: 'live',
      tier: 'production',
      clusters: [
        { name: 'eu', tier: 'production' },
        { name: 'us', tier: 'production' },
      ],
      argocdInstances: ['main'],
    },
  ]);
});

it('promote as a whole to the only cluster of another, or to the one of the same region', () => {
  const promotionsOf = (live: readonly object[]) =>
    read([
      {
        name: 'staging',
        promotesTo: 'live',
        clusters: [
          { name: 'staging-a', region: 'eu' },
          { name: 'staging-b', region: 'us' },
        ],
      },
      { name: 'live', clusters: live },
    ])
      .flatMap(({ clusters }) => clusters)
      .map(({ promotesTo }) => promotesTo);
  expect(promotionsOf([{ name: 'eu' }])).toEqual(['eu', 'eu', undefined]);
  expect(
    promotionsOf([
      { name: 'eu', region: 'eu' },
      { name: 'us', region: 'us' },
    ]),
  ).toEqual(['eu', 'us', undefined, undefined]);
  expect(() => promotionsOf([{ name: 'eu' }, { name: 'us' }])).toThrow(
    'groundwork.environments[0].promotesTo names live, which has 2 clusters; say with promotesTo of staging-a which of them it means',
  );
});

it.each([
  [[{ tier: 'staging' }], 'groundwork.environments[0].name: '],
  [
    [{ name: 'a', cluster: [] }],
    'groundwork.environments[0]: Unrecognized key',
  ],
  [
    [{ name: 'a', clusters: ['eu', { name: 'us', url: 'x' }] }],
    'groundwork.environments[0].clusters[1]: Unrecognized key: "url"',
  ],
  [[{ name: 'a', clusters: [7] }], 'groundwork.environments[0].clusters[0]: '],
  [
    [{ name: 'a' }, { name: 'a' }],
    'groundwork.environments[1].name names the environment a a second time',
  ],
  [
    [
      { name: 'a', clusters: ['eu'] },
      { name: 'b', clusters: ['us', 'eu'] },
    ],
    'groundwork.environments[1].clusters[1] names the cluster eu, which a has already',
  ],
  [
    [{ name: 'a', argocdInstances: ['main', 'main'] }],
    'groundwork.environments[0].argocdInstances[1] names the Argo CD instance main a second time',
  ],
  [
    [{ name: 'a', clusters: ['eu', 'ue'] }],
    'groundwork.environments[0].clusters[1] names ue, which kubernetes.clusterLocatorMethods does not have',
  ],
  [
    [{ name: 'a', argocdInstances: ['mian'] }],
    'groundwork.environments[0].argocdInstances[0] names mian, which argocd.appLocatorMethods does not have',
  ],
  [
    [{ name: 'a', promotesTo: 'b' }],
    'groundwork.environments[0].promotesTo names b, which is not an environment of this list',
  ],
  [
    [{ name: 'a', clusters: [{ name: 'eu', promotesTo: 'us' }] }],
    'groundwork.environments[0].clusters[0].promotesTo names us, which is a cluster of no environment',
  ],
  [
    [
      { name: 'a', promotesTo: 'b' },
      { name: 'b', promotesTo: 'a' },
    ],
    'groundwork.environments[0].promotesTo goes in a circle: a → b → a',
  ],
  [
    [
      { name: 'a', clusters: ['staging-a'] },
      {
        name: 'b',
        clusters: [
          { name: 'eu', promotesTo: 'us' },
          { name: 'us', promotesTo: 'eu' },
        ],
      },
    ],
    'groundwork.environments[1].clusters[0].promotesTo goes in a circle: eu → us → eu',
  ],
  [
    [{ name: 'a', promotesTo: 'a' }],
    'groundwork.environments[0].promotesTo goes in a circle: a → a',
  ],
])('refuses %j', (environments, message) => {
  expect(() => read(environments)).toThrow(message);
});

it('checks no names where a cloud is asked for clusters', () => {
  const kubernetes = { clusterLocatorMethods: [{ type: 'gke' }] };
  expect(
    read([{ name: 'a', clusters: ['gke-1'] }], { kubernetes }),
  ).toHaveLength(1);
  expect(
    read([{ name: 'a', clusters: ['in-argocd'] }], { kubernetes: undefined }),
  ).toHaveLength(1);
});

describe('keys that were there before', () => {
  const old = {
    ...known,
    deployments: {
      environments: [
        {
          name: 'staging',
          clusters: ['staging-a', 'staging-b'],
          argocdInstances: ['main'],
        },
        { name: 'live', tier: 'production', clusters: ['eu', 'us'] },
      ],
    },
    readiness: {
      clusters: [
        { name: 'staging-a', tier: 'staging', promotesTo: 'eu' },
        { name: 'staging-b', tier: 'development', promotesTo: 'us' },
        { name: 'eu', tier: 'production' },
        { name: 'us', tier: 'production' },
        { name: 'recovery', tier: 'recovery' },
      ],
    },
    goldenPath: {
      environments: [{ name: 'live', domain: 'acme.test' }],
    },
  };

  function complaintOf(data: object): string {
    try {
      readEnvironments(new ConfigReader(data as Data));
    } catch (error) {
      return String(error);
    }
    return 'none';
  }

  it('are refused with the same in the new way, and that is accepted', () => {
    const complaint = complaintOf(old);
    expect(complaint).toMatch(
      /^InputError: readiness\.clusters is now groundwork\.environments\. Write instead:\n/,
    );
    const written = parse(complaint.slice(complaint.indexOf('\n')));
    expect(written).toEqual({
      groundwork: {
        environments: [
          {
            name: 'staging',
            clusters: [
              { name: 'staging-a', promotesTo: 'eu' },
              { name: 'staging-b', tier: 'development', promotesTo: 'us' },
            ],
            argocdInstances: ['main'],
          },
          { name: 'live', tier: 'production', clusters: ['eu', 'us'] },
          { name: 'recovery', clusters: ['recovery'] },
        ],
      },
    });
    const environments = readEnvironments(
      new ConfigReader({ ...known, ...written }),
    );
    const clusters = environments
      .flatMap(environment => environment.clusters)
      .map(({ region: _, ...cluster }) => cluster);
    expect(clusters).toEqual(old.readiness.clusters);
  });

  it('are refused one by one', () => {
    expect(complaintOf({ deployments: old.deployments })).toMatch(
      /deployments\.environments is now groundwork\.environments/,
    );
    const complaint = complaintOf({ goldenPath: old.goldenPath });
    expect(complaint).toMatch(/goldenPath\.environments is no longer a list/);
    expect(parse(complaint.slice(complaint.indexOf('\n')))).toEqual({
      goldenPath: { environments: { live: { domain: 'acme.test' } } },
    });
    expect(complaintOf({ goldenPath: { environments: { live: {} } } })).toBe(
      'none',
    );
  });

  it('are those that the caller says', () => {
    const config = new ConfigReader({ deployments: old.deployments });
    expect(readEnvironments(config, ['readiness.clusters'])).toEqual([]);
  });
});
