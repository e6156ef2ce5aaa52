import type {
  EventCollectorRegistration,
  SourceClients,
} from '@groundwork/plugin-readiness-node';
import { githubOf } from '@groundwork/source-client/github';
import { readDeliverySettings } from './config';
import { DeploymentsCollector } from './deployments/DeploymentsCollector';

const CADENCE = { minutes: 10 };

/**
 * The collectors of events of each configured GitHub host; the same for backend and command line.
 * @throws with the key's path when the configuration holds what cannot be used
 */
export function githubEventCollectors(
  sources: SourceClients,
): readonly EventCollectorRegistration[] {
  const settings = readDeliverySettings(sources.config);
  const shared = {
    cadence: CADENCE,
    history: { days: settings.historyDays },
    requests: settings.requests,
  };
  return githubOf(sources).hosts.flatMap(({ host }) => [
    {
      ...shared,
      collector: new DeploymentsCollector(host, settings),
      evidence: 'deployments' as const,
    },
  ]);
}
