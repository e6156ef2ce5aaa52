import type {
  CollectorSet,
  SourceClients,
} from '@groundwork/plugin-readiness-node';
import { clustersOf } from '@groundwork/source-client/kubernetes';
import { EntryPointCollector } from './entryPoint/entryPointCollector';
import { ClusterProfileCollector } from './profile/clusterProfileCollector';
import { WorkloadCollector } from './workload/workloadCollector';

const CADENCE = { hours: 1 };
const TIMEOUT = { seconds: 60 };

/**
 * The collectors of every cluster that the Kubernetes plugin's configuration names; the same for backend and command
 * line.
 * @throws InputError with the full path of the key that is wrong
 */
export function kubernetesCollectors(sources: SourceClients): CollectorSet {
  const registered = { version: '1', cadence: CADENCE, timeout: TIMEOUT };
  return {
    collectors: [
      {
        ...registered,
        version: '5',
        // Lists every pod to see the nodes that it runs on.
        timeout: { seconds: 120 },
        collector: new WorkloadCollector(),
      },
      { ...registered, version: '2', collector: new EntryPointCollector() },
      { ...registered, version: '3', collector: new ClusterProfileCollector() },
    ],
    knownClusters: clustersOf(sources).all.map(({ name }) => name),
  };
}
