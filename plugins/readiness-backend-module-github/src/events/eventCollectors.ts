import {
  countedEnvironmentsOf,
  type EventCollectorRegistration,
  type EventDecoder,
  type SourceClients,
} from '@groundwork/plugin-readiness-node';
import { githubOf } from '@groundwork/source-client/github';
import { CommitsCollector } from './changes/CommitsCollector';
import { PullRequestsCollector } from './changes/PullRequestsCollector';
import { readDeliverySettings } from './config';
import { DeploymentsCollector } from './deployments/DeploymentsCollector';
import { IncidentsCollector } from './incidents/IncidentsCollector';
import { DeeperHistory } from './reading/DeeperHistory';
import { readAnew, RunsCollector } from './runs/RunsCollector';
import { GithubWebhooks } from './webhooks/GithubWebhooks';

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
  const { historyDays } = settings;
  const environments = countedEnvironmentsOf(sources);
  const hosts = githubOf(sources);
  // A name that nobody can have is told at the start.
  settings.incidents.repositories.forEach(slug => hosts.repository(slug));
  return hosts.hosts.flatMap(({ host }) => [
    {
      ...shared,
      collector: new DeeperHistory(
        new DeploymentsCollector(host, { ...settings, environments }),
        historyDays,
      ),
      evidence: 'deployments' as const,
    },
    {
      ...shared,
      collector: new DeeperHistory(
        new RunsCollector(host, { ...settings, environments }),
        historyDays,
        readAnew,
      ),
      evidence: 'runs' as const,
      // A run may be repeated for thirty days.
      reread: { days: 40 },
    },
    {
      ...shared,
      collector: new DeeperHistory(
        new PullRequestsCollector(host),
        historyDays,
      ),
    },
    {
      ...shared,
      collector: new DeeperHistory(new CommitsCollector(host), historyDays),
    },
    {
      ...shared,
      collector: new DeeperHistory(
        new IncidentsCollector(host, settings.incidents),
        historyDays,
      ),
      tellsOfIncidents: true,
    },
  ]);
}

/** What understands webhooks of the configured hosts, by the settings that their collectors read by. */
export function githubEventDecoder(sources: SourceClients): EventDecoder {
  return new GithubWebhooks(readDeliverySettings(sources.config));
}
