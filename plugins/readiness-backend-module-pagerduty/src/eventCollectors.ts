import type {
  EventCollectorRegistration,
  SourceClients,
} from '@groundwork/plugin-readiness-node';
import { pagerdutyOf } from '@groundwork/source-client/pagerduty';
import { IncidentsCollector } from './incidents/IncidentsCollector';

/**
 * A collector for each account that the configuration names; the same for backend and command line.
 * @throws with the path of the key that is wrong
 */
export function pagerdutyEventCollectors(
  sources: SourceClients,
): readonly EventCollectorRegistration[] {
  const { all } = pagerdutyOf(sources);
  const names = all.map(({ name }) => name);
  return all.map(account => ({
    cadence: { minutes: 10 },
    collector: new IncidentsCollector(account, names),
    tellsOfIncidents: true,
    // An incident may be merged, or become urgent, days after it began.
    reread: { days: 14 },
  }));
}
