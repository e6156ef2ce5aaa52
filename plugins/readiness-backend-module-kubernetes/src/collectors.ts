import type { Config } from '@backstage/config';
import type { CollectorSet } from '@groundwork/plugin-readiness-node';
import { readClusterAccess } from './cluster/config';
import { EntryPointCollector } from './entryPoint/entryPointCollector';
import { ClusterProfileCollector } from './profile/clusterProfileCollector';
import { WorkloadCollector } from './workload/workloadCollector';

const CADENCE = { hours: 1 };
const TIMEOUT = { seconds: 60 };

/**
 * The collectors of every cluster that the Kubernetes plugin's configuration names; the same for backend and command
 * line.
 * @throws with the key's path when the configuration lacks something.
 */
export function kubernetesCollectors(config: Config): CollectorSet {
  const access = readClusterAccess(config);
  const clusters = new Map(access.map(cluster => [cluster.name, cluster]));
  const registered = { version: '1', cadence: CADENCE, timeout: TIMEOUT };
  return {
    collectors: [
      { ...registered, collector: new WorkloadCollector(clusters) },
      { ...registered, collector: new EntryPointCollector(clusters) },
      { ...registered, collector: new ClusterProfileCollector(clusters) },
    ],
    knownClusters: access.map(({ name }) => name),
  };
}
