import { InputError } from '@backstage/errors';
import type { SourceClients } from '@groundwork/source-client';
import {
  argocdOf,
  type ArgocdInstance,
} from '@groundwork/source-client/argocd';
import { readEnvironments } from '@groundwork/source-client/environments';
import { clustersOf } from '@groundwork/source-client/kubernetes';
import type { Environment } from './status/environments';

/** Everything the plugin reads from the configuration, once, at start. */
export interface DeploymentsConfig {
  readonly environments: readonly Environment[];
  readonly argocdInstances: readonly ArgocdInstance[];
  readonly clusters: readonly { readonly name: string; readonly url: string }[];
  /** Sentences about locator methods that are not followed: what they would find is not shown. */
  readonly notShown: readonly string[];
  readonly sourceTimeoutMs: number;
  readonly cacheTtlMs: number;
}

/** The whole answer has three seconds; more than this per source would break that. */
const LONGEST_SOURCE_TIMEOUT_MS = 2500;

/** Reads and checks the configuration; fails with the full key path. */
export function readDeploymentsConfig(
  sources: SourceClients,
): DeploymentsConfig {
  const { config } = sources;
  const argocd = argocdOf(sources);
  const kubernetes = clustersOf(sources);
  const environments = readEnvironments(config, ['deployments.environments']);
  return {
    environments: environments.map(
      ({ name, tier, clusters, argocdInstances }) => ({
        name,
        tier,
        clusters: clusters.map(cluster => cluster.name),
        argocdInstances,
      }),
    ),
    argocdInstances: argocd.all,
    clusters: kubernetes.all.map(({ name, details }) => ({
      name,
      url: details.url,
    })),
    notShown: [...argocd.unreadable, ...kubernetes.unreadable].map(
      ({ says }) => says,
    ),
    sourceTimeoutMs: timeoutOf(sources),
    cacheTtlMs: config.getOptionalNumber('deployments.cacheTtlMs') ?? 5000,
  };
}

function timeoutOf({ config }: SourceClients): number {
  const key = 'deployments.sourceTimeoutMs';
  const value = config.getOptionalNumber(key) ?? 2000;
  if (value <= 0 || value > LONGEST_SOURCE_TIMEOUT_MS) {
    throw new InputError(
      `Configuration ${key} must be between 1 and ${LONGEST_SOURCE_TIMEOUT_MS}`,
    );
  }
  return value;
}
