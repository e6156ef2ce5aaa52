import fc from 'fast-check';
import { optional } from './optional';
import { COMPONENTS, SELECTED } from './organisation';

const claims = fc.constantFrom<object>(
  {},
  { argocdTracking: { application: 'a', matchesSelf: true } },
  { argocdTracking: { application: 'a', matchesSelf: false } },
  { helmRelease: 'r' },
  { instanceLabel: 'i' },
  { flux: 'a/b' },
);

const time = fc.constantFrom('2026-10-20T00:00:00Z', '2026-01-01T00:00:00Z');

const writer = fc
  .tuple(
    fc.record({
      manager: fc.constantFrom('kubectl-edit', 'kubectl', 'argocd-controller'),
      operation: fc.constantFrom('Update', 'Apply'),
      touchesSpec: fc.boolean(),
      onlyRestarts: fc.boolean(),
    }),
    optional('at', time),
    optional('subresource', fc.constant('scale')),
  )
  .map(([fields, at, subresource]) => ({ ...fields, ...at, ...subresource }));

const secret = fc
  .tuple(
    fc.constantFrom('external-secrets', 'plain', 'inline'),
    optional(
      'backend',
      fc.constantFrom('vault', 'aws-secrets-manager', 'plain', 'unmanaged'),
    ),
  )
  .map(([operator, backend]) => ({ operator, reference: 'x', ...backend }));

const hygiene = fc
  .tuple(
    fc.nat({ max: 2 }),
    fc.nat({ max: 2 }),
    optional('withMemoryRequest', fc.nat({ max: 2 })),
    optional('withMemoryLimit', fc.nat({ max: 2 })),
  )
  .map(([ready, live, request, limit]) => ({
    containers: 2,
    withReadinessProbe: ready,
    withLivenessProbe: live,
    ...request,
    ...limit,
  }));

const budgets = fc.subarray([
  { name: 'one', maxUnavailable: 1 },
  { name: 'all', minAvailable: '100%' },
]);

const telemetry = fc.record({
  signs: fc.constantFrom(
    [],
    [],
    [{ way: 'monitor', name: 'ServiceMonitor n/one' }],
  ),
  unanswered: fc.constantFrom([], [], ['annotation inject']),
  open: fc.constantFrom([], [], ['monitoring.coreos.com/servicemonitors']),
});

const upkeep = fc
  .tuple(
    optional('hygiene', hygiene),
    optional('replicas', fc.nat({ max: 3 })),
    optional('budgets', budgets),
    optional('nodes', fc.nat({ max: 2 })),
    optional('telemetry', telemetry),
  )
  .map(([kept, copies, covered, spread, watched]) => ({
    ...watched,
    ...kept,
    ...copies,
    ...covered,
    ...spread,
  }));

const identity = fc
  .tuple(
    optional(
      'patterns',
      fc.constantFrom(
        [],
        [],
        ['aws-irsa'],
        ['aws-irsa'],
        ['eks-pod-identity'],
        ['aws-irsa', 'gke-workload-identity'],
      ),
    ),
    fc.constantFrom([], [], ['AWS_SECRET_ACCESS_KEY']),
    fc.constantFrom([], [], ['variable AWS_REGION']),
  )
  .map(([patterns, staticCredentials, signs]) => ({
    ...patterns,
    staticCredentials,
    signs,
  }));

const network = fc.record({
  policies: fc.constantFrom([], ['NetworkPolicy n/default-deny']),
  deniesByDefault: fc.boolean(),
  open: fc.constantFrom([], [], ['cilium.io/ciliumnetworkpolicies']),
});

const access = fc
  .tuple(
    optional('serviceAccount', fc.constantFrom('own', 'own', 'default')),
    optional('identity', identity),
    optional('network', network),
  )
  .map(([account, known, policies]) => ({
    ...account,
    ...known,
    ...policies,
  }));

function marksOf(owner: string | undefined): object {
  if (owner === undefined) return {};
  return owner === SELECTED ? { labels: { app: owner } } : { component: owner };
}

const workload = (name: string, owner: string | undefined) =>
  fc
    .tuple(
      claims,
      optional('writers', fc.array(writer, { maxLength: 2 })),
      fc.array(secret, { maxLength: 2 }),
      optional('unchangedSince', time),
      optional('hasReadyPod', fc.boolean()),
      upkeep,
      access,
      fc.constantFrom('Deployment', 'Deployment', 'DaemonSet', 'CronJob'),
    )
    .map(
      ([
        claimed,
        writers,
        secrets,
        unchangedSince,
        hasReadyPod,
        kept,
        reached,
        kind,
      ]) => ({
        apiVersion: 'apps/v1',
        kind,
        namespace: 'n',
        name,
        ...marksOf(owner),
        images: [],
        claims: claimed,
        ...writers,
        ...unchangedSince,
        ...hasReadyPod,
        ...kept,
        ...reached,
        secrets,
      }),
    );

// A component that could not be seen is expected to run as one workload; nobody's workloads may be any number.
export const workloads = fc
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
