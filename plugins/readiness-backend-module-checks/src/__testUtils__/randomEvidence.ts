import {
  clusterSubject,
  organisation,
  sourceSubject,
  type Inventory,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import type {
  CheckFixture,
  FixtureReading,
} from '@groundwork/plugin-readiness-node/testUtils';
import fc from 'fast-check';

const TEAMS = ['cards', 'ledger', 'payments', 'lending'] as const;
const COMPONENTS = Array.from({ length: 7 }, (_, index) => `service-${index}`);
const CLUSTERS = [
  { name: 'rehearsal', tier: 'staging', promotesTo: 'live' },
  { name: 'rehearsal-2', tier: 'staging', promotesTo: 'live-2' },
  { name: 'live', tier: 'production' },
  { name: 'live-2', tier: 'production' },
] as const;

const teamRef = (team: string) => `group:default/${team}`;

/** The same for every run: seven services of four teams, two pairs of clusters. */
export const inventory: Inventory = {
  components: COMPONENTS.map((name, index) => {
    const team = TEAMS[index % 5];
    return {
      ref: `component:default/${name}`,
      name,
      type: index === 6 ? 'website' : 'service',
      lifecycle: 'production',
      ...(team === undefined ? {} : { team: teamRef(team) }),
    };
  }),
  teams: TEAMS.map(name => ({
    ref: teamRef(name),
    name,
    type: 'team',
    members: 4,
  })),
  clusters: CLUSTERS,
  undeclaredClusters: [],
  subjects: [],
};

const component = (name: string): Subject => ({
  kind: 'Component',
  ref: `component:default/${name}`,
  name,
});

const optional = <T>(key: string, arbitrary: fc.Arbitrary<T>) =>
  fc
    .option(arbitrary, { nil: undefined })
    .map(value => (value === undefined ? {} : { [key]: value }));

const claims = fc.constantFrom<object>(
  {},
  { argocdTracking: { application: 'a', matchesSelf: true } },
  { argocdTracking: { application: 'a', matchesSelf: false } },
  { helmRelease: 'r' },
  { instanceLabel: 'i' },
  { flux: 'a/b' },
);
const writer = fc.record({
  manager: fc.constantFrom('kubectl-edit', 'kubectl', 'argocd-controller'),
  operation: fc.constantFrom('Update', 'Apply'),
  at: fc.constantFrom('2026-10-20T00:00:00Z', '2026-01-01T00:00:00Z'),
  touchesSpec: fc.boolean(),
  onlyRestarts: fc.boolean(),
});
const secret = fc
  .tuple(
    fc.constantFrom('external-secrets', 'plain', 'inline'),
    optional(
      'backend',
      fc.constantFrom('vault', 'aws-secrets-manager', 'plain', 'unmanaged'),
    ),
  )
  .map(([operator, backend]) => ({ operator, reference: 'x', ...backend }));

const workload = (name: string, owner: string | undefined) =>
  fc
    .tuple(
      claims,
      optional('writers', fc.array(writer, { maxLength: 2 })),
      fc.array(secret, { maxLength: 2 }),
    )
    .map(([claimed, writers, secrets]) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: 'n',
      name,
      ...(owner === undefined ? {} : { component: owner }),
      images: [],
      claims: claimed,
      ...writers,
      secrets,
    }));

// A component that could not be seen is expected to run as one workload; nobody's workloads may be any number.
const workloads = fc
  .tuple(fc.subarray(COMPONENTS), fc.nat({ max: 9 }))
  .chain(([names, orphans]) =>
    fc.tuple(
      ...names.map(name => workload(name, name)),
      ...Array.from({ length: orphans }, (_, index) =>
        workload(`orphan-${index}`, undefined),
      ),
    ),
  )
  .map(list => ({ workloads: list, unread: [] }));

const applications = fc
  .array(
    fc.record({
      sync: fc.constantFrom('Synced', 'OutOfSync'),
      names: fc.subarray(COMPONENTS),
    }),
    { maxLength: 4 },
  )
  .map(list => ({
    applications: list.map(({ sync, names }, index) => ({
      name: `app-${index}`,
      destination: {},
      sync,
      automated: true,
      selfHeal: true,
      prune: true,
      ignoredDifferences: 0,
      resources: names.map(name => ({
        group: 'apps',
        kind: 'Deployment',
        namespace: 'n',
        name,
      })),
      images: [],
      history: [],
    })),
  }));

const entryPoints = fc
  .array(
    fc
      .tuple(
        fc.subarray(COMPONENTS),
        optional('controller', fc.constantFrom('nginx', 'traefik')),
      )
      .map(([components, controller]) => ({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        name: 'i',
        hosts: ['h'],
        components,
        ...controller,
      })),
    { maxLength: 4 },
  )
  .map(entries => ({ classes: [], entries, unread: [] }));

const names = fc.subarray(['a', 'b']);
const profile = fc
  .tuple(
    fc.integer({ min: 30, max: 33 }),
    optional('ingressControllers', names),
    optional('policyEngines', names),
  )
  .map(([minor, ingress, policy]) => ({
    version: { gitVersion: `v1.${minor}.0`, major: 1, minor },
    attributes: { ...ingress, ...policy },
    addOns: [],
    objects: [],
    unread: [],
  }));

const known = fc
  .tuple(
    fc.constantFrom('github-actions', 'jenkins'),
    fc.constantFrom('one', 'two', 'three'),
    fc.boolean(),
  )
  .map(([engine, kind, refers]) => ({
    outcome: 'known',
    engine,
    slice: ['file'],
    basis: 'environment',
    confidence: 0.8,
    fingerprint: {
      templates: refers ? [`${kind}@v1`] : [],
      stages: ['test', kind === 'one' ? 'image' : 'publish'],
      atoms: ['test|make test', `image|${kind === 'three' ? 'two' : kind}`],
      gates: [],
    },
    steps: { total: 4, inTemplate: refers ? 4 : 0 },
    references: refers ? [`${kind}@v1`] : [],
    opaque: [],
    deliversToProduction: true,
  }));
const pipelineOf = fc
  .oneof(
    { weight: 5, arbitrary: known },
    fc.constant({ outcome: 'unknown', reason: 'broken', opaque: [] }),
    fc.constant({
      outcome: 'unknown',
      engine: 'jenkins',
      reason: 'broken',
      opaque: [],
    }),
  )
  .map(pipeline => ({ repository: 'o/r', pipeline }));

const run = fc
  .subarray(['Build', 'Unit test', 'Deploy production'], { minLength: 1 })
  .map(stages => ({ job: 'o/r', run: '7', stages }));

const ownership = fc
  .option(fc.nat({ max: 2 }), { nil: undefined })
  .map(members => ({
    declared: 'group:default/x',
    ...(members === undefined
      ? {}
      : { owner: { ref: 'group:default/x', kind: 'Group', members } }),
  }));

const date = fc.constantFrom('2026-10-01T00:00:00Z', '2025-01-01T00:00:00Z');
const documentation = fc
  .tuple(
    optional('lastDocumentationCommitAt', date),
    optional('lastCodeCommitAt', date),
  )
  .map(([docs, code]) => ({
    repository: 'o/r',
    path: 'docs',
    ...docs,
    ...code,
  }));

const attestations = fc
  .subarray([...TEAMS])
  .chain(teams =>
    fc.tuple(
      ...teams.map(team =>
        fc
          .tuple(
            fc.constantFrom('vault', 'shared-document', 'none'),
            fc.constantFrom('2027-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
          )
          .map(([answer, expiresAt]) => ({
            id: team,
            topic: 'secrets-mechanism',
            team: teamRef(team),
            answer,
            statement: 's',
            attestedBy: 'user:default/a',
            attestedAt: '2025-12-01T00:00:00Z',
            expiresAt,
          })),
      ),
    ),
  )
  .map(list => ({ attestations: list }));

const declarations = fc
  .option(fc.constantFrom('2027-01-01T00:00:00Z', '2026-01-01T00:00:00Z'))
  .map(dueAt => ({
    accelerators: [],
    mandates: [],
    needs: [],
    convergencePlans:
      dueAt === null
        ? []
        : [
            {
              id: 'p',
              title: 'One pipeline',
              owner: 'o',
              declaredAt: '2025-01-01T00:00:00Z',
              topic: 'pipeline',
              from: [],
              to: 't',
              dueAt,
            },
          ],
  }));

function readings(
  subjects: readonly Subject[],
  value: fc.Arbitrary<unknown>,
): fc.Arbitrary<readonly FixtureReading[]> {
  return fc.tuple(
    ...subjects.map(subject =>
      fc.oneof(
        { weight: 6, arbitrary: value.map(read => ({ subject, value: read })) },
        {
          weight: 1,
          arbitrary: fc.constant({ subject, unread: 'timeout' } as const),
        },
      ),
    ),
  );
}

function withAbsent(
  all: fc.Arbitrary<readonly FixtureReading[]>,
): fc.Arbitrary<readonly FixtureReading[]> {
  return fc
    .tuple(all, fc.nat({ max: COMPONENTS.length }))
    .map(([list, absent]) =>
      list.map((reading, index) =>
        index === absent
          ? { subject: reading.subject, absent: true as const }
          : reading,
      ),
    );
}

const clusters = CLUSTERS.map(({ name, tier }) => clusterSubject(name, tier));
const instances = ['argo-1', 'argo-2'].map(name =>
  sourceSubject(name, 'argocd'),
);
const components = COMPONENTS.map(component);

/** Random evidence of every kind, some of it unread. */
export const randomEvidence: fc.Arbitrary<CheckFixture['evidence']> = fc.record(
  {
    workload: readings(clusters, workloads),
    'entry-point': readings(clusters, entryPoints),
    'cluster-profile': readings(clusters, profile),
    application: readings(instances, applications),
    pipeline: withAbsent(readings(components, pipelineOf)),
    'pipeline-run': withAbsent(readings(components, run)),
    ownership: withAbsent(readings(components, ownership)),
    documentation: withAbsent(readings(components, documentation)),
    attestation: readings([organisation], attestations),
    declaration: readings([organisation], declarations),
  },
);
