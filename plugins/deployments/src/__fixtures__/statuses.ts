import type {
  DeploymentEnvironment,
  DeploymentInstance,
  DeploymentSource,
  DeploymentStatus,
} from '@groundwork/plugin-deployments-common';

const AS_OF = '2026-11-21T10:04:00.000Z';

type Changes = {
  readonly [Key in keyof DeploymentEnvironment]?:
    | DeploymentEnvironment[Key]
    | undefined;
};

/** A healthy staging environment, with what a test says differently; `undefined` takes a field away. */
export function environment(changes: Changes = {}): DeploymentEnvironment {
  const { version = 'version' in changes ? undefined : '1.4.0', ...rest } =
    changes;
  const given: Partial<DeploymentEnvironment> = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  );
  return {
    name: 'staging',
    tier: given.name ?? 'staging',
    clusters: ['staging-api'],
    ...(version ? { version } : {}),
    versions: version ? [version] : [],
    health: 'healthy',
    sync: 'synced',
    deployedAt: '2026-11-21T08:04:00.000Z',
    deployedBy: { kind: 'automation' },
    links: [],
    instances: [],
    ...given,
  };
}

/** A healthy workload in the cluster, with what a test says differently. */
export function workload(
  cluster: string,
  changes: Partial<DeploymentInstance> = {},
): DeploymentInstance {
  return {
    kind: 'kubernetes',
    source: cluster,
    objectKind: 'Deployment',
    name: 'checkout',
    cluster,
    version: '1.4.0',
    health: 'healthy',
    sync: 'not-applicable',
    ...changes,
  };
}

/** A status with these environments; sources answered unless a test says otherwise. */
export function status(
  environments: DeploymentEnvironment[],
  sources: (Pick<DeploymentSource, 'name' | 'outcome'> &
    Partial<DeploymentSource>)[] = [
    { name: 'argocd-staging', outcome: 'observed' },
    { name: 'staging-api', outcome: 'observed' },
  ],
): DeploymentStatus {
  return {
    entityRef: 'component:default/checkout',
    asOf: AS_OF,
    environments,
    sources: sources.map(source => ({
      kind: source.name.startsWith('argocd') ? 'argocd' : 'kubernetes',
      environments: ['staging'],
      checkedAt: AS_OF,
      ...source,
    })),
  };
}
