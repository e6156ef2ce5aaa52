import type {
  CollectorSet,
  SourceClients,
} from '@groundwork/plugin-readiness-node';
import { jenkinsOf } from '@groundwork/source-client/jenkins';
import { PipelineRunCollector } from './pipelineRunCollector';

/**
 * The collectors of the configured Jenkins controllers; none when none is configured. Jenkinsfiles themselves are read
 * where their repository is.
 * @throws InputError with the full path of the key that is wrong
 */
export function jenkinsCollectors(sources: SourceClients): CollectorSet {
  if (jenkinsOf(sources).all.length === 0) return { collectors: [] };
  const collector = new PipelineRunCollector();
  return { collectors: [{ collector, version: '2', cadence: { hours: 24 } }] };
}
