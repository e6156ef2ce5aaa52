import fc from 'fast-check';
import {
  ClusterWorkloads,
  FieldWriter,
  SecretUse,
  Workload,
  WorkloadIdentity,
  WorkloadTelemetry,
} from '../../../evidence';
import { maybe } from './maybe';

const claims = fc.constantFrom<Workload['claims']>(
  { argocdTracking: { application: 'a', matchesSelf: true } },
  { argocdTracking: { application: 'a', matchesSelf: true } },
  { argocdTracking: { application: 'a', matchesSelf: false } },
  { instanceLabel: 'i' },
  { helmRelease: 'r' },
  { flux: 'a/b' },
  {},
);

const writer: fc.Arbitrary<FieldWriter> = fc.record({
  manager: fc.constantFrom('argocd-controller', 'kubectl-edit', 'kubectl'),
  operation: fc.constantFrom('Update', 'Apply'),
  at: maybe(fc.constantFrom('2026-10-20T00:00:00Z', '2026-01-01T00:00:00Z')),
  touchesSpec: fc.boolean(),
  onlyRestarts: fc.boolean(),
});

const secret: fc.Arbitrary<SecretUse> = fc.record({
  operator: fc.constantFrom('external-secrets', 'plain', 'inline'),
  backend: maybe(
    fc.constantFrom(
      'vault',
      'vault',
      'aws-secrets-manager',
      'plain',
      'unmanaged',
    ),
  ),
  reference: fc.constant('x'),
});

const hygiene: fc.Arbitrary<Workload['hygiene']> = fc.record({
  containers: fc.constant(1),
  withReadinessProbe: fc.nat({ max: 1 }),
  withLivenessProbe: fc.nat({ max: 1 }),
  withMemoryRequest: maybe(fc.nat({ max: 1 })),
  withMemoryLimit: maybe(fc.nat({ max: 1 })),
});

const identity: fc.Arbitrary<Workload['identity']> = fc.record({
  patterns: maybe(
    fc.constantFrom<NonNullable<WorkloadIdentity['patterns']>>(
      ['aws-irsa'],
      ['aws-irsa'],
      ['eks-pod-identity'],
      [],
    ),
  ),
  staticCredentials: fc.constantFrom([], [], ['AWS_SECRET_ACCESS_KEY']),
  signs: fc.constantFrom([], ['variable AWS_REGION']),
});

const network: fc.Arbitrary<Workload['network']> = fc.record({
  policies: fc.constantFrom([], ['NetworkPolicy n/some']),
  deniesByDefault: fc.boolean(),
  open: fc.constantFrom([], [], ['cilium.io/ciliumnetworkpolicies']),
});

const telemetry: fc.Arbitrary<Workload['telemetry']> = fc.record({
  signs: fc.constantFrom<WorkloadTelemetry['signs']>(
    [],
    [{ way: 'monitor', name: 'ServiceMonitor n/some' }],
  ),
  unanswered: fc.constant([]),
  open: fc.constantFrom([], [], ['monitoring.coreos.com/servicemonitors']),
});

const workload = (components: readonly string[]): fc.Arbitrary<Workload> =>
  fc.record({
    apiVersion: fc.constant('apps/v1'),
    kind: fc.constantFrom('Deployment', 'Deployment', 'CronJob'),
    namespace: fc.constant('n'),
    name: fc.constantFrom('one', 'two', 'three', ...components),
    component: maybe(fc.constantFrom('nobody-knows', ...components)),
    images: fc.constant([]),
    claims,
    writers: maybe(fc.array(writer, { maxLength: 2 })),
    secrets: fc.array(secret, { maxLength: 2 }),
    replicas: maybe(fc.constantFrom(1, 2)),
    hygiene: maybe(hygiene),
    budgets: maybe(
      fc.constantFrom([], [{ name: 'one', maxUnavailable: 1 }], []),
    ),
    nodes: maybe(fc.constantFrom(0, 1, 2)),
    serviceAccount: maybe(fc.constantFrom('own', 'default')),
    identity: maybe(identity),
    network: maybe(network),
    telemetry: maybe(telemetry),
  });

/** Everything that runs in a cluster: any number of workloads of anybody. */
export const workloads = (
  components: readonly string[],
): fc.Arbitrary<ClusterWorkloads> =>
  fc.record({
    workloads: fc.array(workload(components), {
      maxLength: 2 * components.length + 2,
    }),
    unread: fc.constant([]),
  });
