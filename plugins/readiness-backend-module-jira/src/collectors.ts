import {
  readTrackers,
  TicketsCollector,
  type CollectorSet,
  type SourceClients,
} from '@groundwork/plugin-readiness-node';
import { jiraOf } from '@groundwork/source-client/jira';
import { readIssues } from './tickets/readIssues';

/**
 * The collectors of the projects on Jira Cloud that `readiness.tickets` names; none when it names none.
 * @throws with the path of the key that is wrong
 */
export function jiraCollectors(sources: SourceClients): CollectorSet {
  const trackers = readTrackers(sources.config, 'jira', config =>
    config.getString('project'),
  );
  for (const { config } of trackers)
    jiraOf(sources).instance(config.getOptionalString('instance'));
  if (trackers.length === 0) return { collectors: [] };
  return {
    collectors: [
      {
        version: '2',
        cadence: { hours: 1 },
        timeout: { seconds: 120 },
        collector: new TicketsCollector('jira', trackers, readIssues),
      },
    ],
    subjects: trackers.map(({ subject }) => subject),
  };
}
