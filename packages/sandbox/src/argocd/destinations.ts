import type { RunningClusters } from '../clusters';
import type { Cluster } from '../clusters/cluster';
import type { Company, Environment } from '../company/types';
import type { Destination } from './application';

export const IN_CLUSTER = 'https://kubernetes.default.svc';

/** A cluster as an Argo CD instance knows it. */
export interface KnownCluster {
  readonly server: string;
  readonly name: string;
  readonly cluster: Cluster;
}

/** The clusters of an environment; the first one is where the instance itself runs. */
export function knownClusters(
  company: Company,
  clusters: RunningClusters,
  environment: Environment,
): readonly KnownCluster[] {
  const plans = company.clusters
    .filter(plan => plan.environment === environment)
    .sort(plan => (plan.lineage === 'api' ? -1 : 1));
  return plans.flatMap((plan, index) => {
    const cluster = clusters.cluster(plan.name);
    if (!cluster) return [];
    return [
      index === 0
        ? { server: IN_CLUSTER, name: 'in-cluster', cluster }
        : { server: serverOf(plan.name), name: plan.name, cluster },
    ];
  });
}

export function serverOf(cluster: string): string {
  return `https://${cluster}.saltmarsh.example:6443`;
}

/** Clusters are found by address, by name, and by the address at which the sandbox itself serves them. */
export function findCluster(
  known: readonly KnownCluster[],
  { server, name }: Destination,
  urls: Readonly<Record<string, string>>,
): Cluster | undefined {
  const found = known.find(each => {
    const own = each.cluster.plan.name;
    if (server === undefined) return name === each.name || name === own;
    return (
      server === each.server || server === urls[own] || server === serverOf(own)
    );
  });
  return found?.cluster;
}
