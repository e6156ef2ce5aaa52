import type {
  EventCollectorRegistration,
  SourceClients,
} from '@groundwork/plugin-readiness-node';
import { jenkinsOf } from '@groundwork/source-client/jenkins';
import { BuildCollector } from './BuildCollector';
import { readDeployRules } from './deployRules';

/**
 * The event collector of the configured Jenkins controllers; none when none is configured.
 * @throws InputError with the full path of the key that is wrong
 */
export function jenkinsEventCollectors(
  sources: SourceClients,
): readonly EventCollectorRegistration[] {
  if (jenkinsOf(sources).all.length === 0) {
    return [];
  }
  return [
    {
      collector: new BuildCollector(readDeployRules(sources.config)),
      cadence: { minutes: 10 },
      evidence: 'runs',
    },
  ];
}
