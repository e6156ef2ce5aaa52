import type {
  EventCollectorRegistration,
  SourceClients,
} from '@groundwork/plugin-readiness-node';
import { clustersOf } from '@groundwork/source-client/kubernetes';
import { RolloutCollector } from './RolloutCollector';

/**
 * The event collector of the clusters that the Kubernetes plugin's configuration names; none when it names none. A cluster says
 * how a rollout ended for as long as no other one began, so it is looked at often.
 * @throws InputError with the full path of the key that is wrong
 */
export function kubernetesEventCollectors(
  sources: SourceClients,
): readonly EventCollectorRegistration[] {
  if (clustersOf(sources).all.length === 0) {
    return [];
  }
  return [
    {
      collector: new RolloutCollector(),
      cadence: { minutes: 5 },
      evidence: 'rollouts',
      // For so long registries are asked what was rolled out.
      reread: { days: 7 },
    },
  ];
}
