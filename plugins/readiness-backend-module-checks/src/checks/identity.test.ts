import { workload, type Workload } from '@groundwork/plugin-readiness-common';
import { measureFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { usesOneIdentityPattern } from './uses-one-identity-pattern';

const live = {
  kind: 'Cluster' as const,
  ref: 'cluster:live',
  name: 'live',
  type: 'production',
};

const covered: Workload['network'] = {
  policies: ['NetworkPolicy n/default-deny'],
  deniesByDefault: true,
  open: [],
};

type Identity = NonNullable<Workload['identity']>;

const identity = (more: Partial<Identity> = {}): Identity => ({
  patterns: [],
  staticCredentials: [],
  signs: [],
  ...more,
});

const item = (more: Partial<Workload>): Workload => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'n',
  name: 'one',
  component: 'one',
  images: [],
  claims: {},
  secrets: [],
  serviceAccount: 'own',
  network: covered,
  ...more,
});

function measure(...workloads: readonly Workload[]) {
  return measureFixture(usesOneIdentityPattern, {
    inventory: {
      components: [
        {
          ref: 'component:default/one',
          name: 'one',
          type: 'service',
          lifecycle: 'production',
        },
      ],
      teams: [],
      clusters: [{ name: 'live', tier: 'production' }],
      undeclaredClusters: [],
      subjects: [],
    },
    evidence: {
      [workload.id]: [{ subject: live, value: { workloads, unread: [] } }],
    },
  });
}

function findingsOf(...workloads: readonly Workload[]) {
  const found = measure(...workloads);
  return found.kind === 'not_applicable' ? [] : found.findings;
}

describe('one identity pattern', () => {
  it('does not apply where nothing talks to a cloud, and says what policies there are', () => {
    expect(measure(item({ identity: identity() }))).toMatchObject({
      kind: 'not_applicable',
      reason: expect.stringContaining('A network policy is about 100 %'),
    });
  });

  it.each([
    ['a look of before identities were read', item({})],
    [
      'accounts that could not be listed',
      item({ identity: { staticCredentials: [], signs: [] } }),
    ],
  ])('is open, and no sign of a cloud, with %s', (_, own) => {
    expect(measure(own)).toMatchObject({
      kind: 'measured',
      value: { lo: 0, hi: 1 },
      findings: [],
      explanation: expect.stringContaining(
        'For 1 workload no sign of a cloud could be looked for.',
      ),
    });
  });

  it('is unknown where only what belongs to nobody talks to a cloud, and names a key there', () => {
    const { component: _, ...stray } = item({
      identity: identity({ staticCredentials: ['AZURE_CLIENT_SECRET'] }),
    });
    const found = measure(stray);
    expect(found).toMatchObject({
      kind: 'unknown',
      findings: [
        {
          message: expect.stringContaining('AZURE_CLIENT_SECRET'),
          mend: {
            yaml: expect.stringContaining('azure.workload.identity/client-id'),
          },
        },
      ],
    });
  });

  it('counts a key of nobody among the keys, though not among the patterns', () => {
    const { component: _, ...stray } = item({
      identity: identity({ staticCredentials: ['AWS_ACCESS_KEY_ID'] }),
    });
    expect(
      measure(stray, item({ identity: identity({ patterns: ['aws-irsa'] }) })),
    ).toMatchObject({
      value: { lo: 1, hi: 1 },
      quantities: { staticCredentials: { lo: 0.5, hi: 0.5 } },
    });
  });

  it('takes a key for the answer where there is a role, too: the clouds read keys first', () => {
    expect(
      measure(
        item({
          identity: identity({
            patterns: ['aws-irsa'],
            staticCredentials: ['AWS_ACCESS_KEY_ID'],
          }),
        }),
      ),
    ).toMatchObject({
      parts: [{ label: 'A key that stays valid', value: 1 }],
    });
  });

  it.each([
    ['variable AWS_REGION', 'EKS Pod Identity or the node'],
    ['variable GOOGLE_CLOUD_PROJECT', 'a grant to the service account itself'],
    ['variable AZURE_TENANT_ID', 'the identity of the node'],
  ])('says by name what no cluster shows with %s', (sign, hidden) => {
    const [found] = findingsOf(item({ identity: identity({ signs: [sign] }) }));
    expect(found?.message).toContain(
      `Deployment n/one in live talks to a cloud (${sign}) and does not show`,
    );
    expect(found?.message).toContain(hidden);
  });

  it('shows the label that Azure waits for', () => {
    const sign =
      'annotation azure.workload.identity/client-id of service account own';
    const own = item({ identity: identity({ signs: [sign] }) });
    expect(findingsOf(own)).toMatchObject([
      {
        message: expect.stringContaining('do not ask for its token'),
        mend: { yaml: expect.stringContaining('use: "true"') },
      },
    ]);
  });

  it('fails under the default account, even where nobody knows what it gives', () => {
    const { serviceAccount: _, ...own } = item({
      identity: identity({ signs: ['variable AWS_REGION'] }),
    });
    expect(measure(own)).toMatchObject({
      value: { lo: 0, hi: 1 },
      findings: [
        { message: expect.stringContaining('under the default account') },
      ],
    });
  });

  it.each([
    ['Deployment', '---\nspec:\n  template:\n    spec:\n'],
    [
      'CronJob',
      '---\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n',
    ],
  ])('shows where in a %s the account is named', (kind, lines) => {
    const [found] = findingsOf(
      item({
        kind,
        identity: identity({ staticCredentials: ['AWS_ACCESS_KEY_ID'] }),
      }),
    );
    expect(found?.mend?.yaml).toContain(lines);
    expect(found?.mend?.yaml).toMatch(/^ +serviceAccountName: one\n$/m);
  });

  it('asks no policy of pods on the network of their node', () => {
    const { network: _, ...own } = item({
      identity: identity({ patterns: ['aws-irsa'] }),
    });
    const found = measure(own);
    expect(found).toMatchObject({ findings: [] });
    expect(found).not.toHaveProperty('quantities.coveredByPolicy');
  });
});
