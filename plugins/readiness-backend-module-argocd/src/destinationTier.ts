import type { Application } from '@groundwork/plugin-readiness-common';
import type { SourceClients } from '@groundwork/plugin-readiness-node';
import { readEnvironments } from '@groundwork/source-client/environments';
import { clusterNames, withoutSlash } from './clusterNames';

/** What every instance calls the cluster that it runs in. */
const OWN_CLUSTER = 'in-cluster';

/**
 * Says of each destination of an instance what tier it is: by its cluster's name or address, else by the environments that
 * the instance serves, where they are all of one tier. Undefined where the configuration does not tell.
 */
export function destinationTiers(
  sources: SourceClients,
  instance: string,
): (destination: Application['destination']) => string | undefined {
  const environments = readEnvironments(sources.config);
  const tiers = new Map(
    environments.flatMap(({ clusters }) =>
      clusters.map(({ name, tier }) => [name, tier] as const),
    ),
  );
  const served = new Set(
    environments
      .filter(({ argocdInstances }) => argocdInstances.includes(instance))
      .map(({ tier }) => tier),
  );
  const [only, ...others] = served;
  const names = clusterNames(sources);
  return ({ name, server }) => {
    const cluster =
      name !== undefined && name !== '' && name !== OWN_CLUSTER
        ? name
        : names.get(withoutSlash(server ?? ''));
    const tier = cluster === undefined ? undefined : tiers.get(cluster);
    return tier ?? (others.length === 0 ? only : undefined);
  };
}
