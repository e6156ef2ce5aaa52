import type {
  EventCollectorRegistration,
  SourceClients,
} from '@groundwork/plugin-readiness-node';
import { argocdOf } from '@groundwork/source-client/argocd';
import { DeploymentCollector } from './DeploymentCollector';

/**
 * The event collector of the Argo CD instances that the Argo CD plugin's configuration names; none when it names none. Argo CD
 * keeps ten entries of history, so they are read often.
 * @throws InputError with the full path of the key that is wrong
 */
export function argocdEventCollectors(
  sources: SourceClients,
): readonly EventCollectorRegistration[] {
  if (argocdOf(sources).all.length === 0) {
    return [];
  }
  return [
    {
      collector: new DeploymentCollector(),
      cadence: { minutes: 10 },
      evidence: 'gitops',
      // For so long it is tried to find out what a deployment brought.
      reread: { days: 7 },
    },
  ];
}
