import fc from 'fast-check';
import { optional } from './optional';
import { COMPONENTS } from './organisation';

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
