import type { Config } from '@backstage/config';
import type { CollectorSet } from '@groundwork/plugin-readiness-node';
import { readControllers } from './config';
import { PipelineRunCollector } from './pipelineRunCollector';

/**
 * The collectors of the configured Jenkins controllers; none when none is configured. Jenkinsfiles themselves are read
 * where their repository is.
 * @throws with the key's path when the configuration lacks something.
 */
export function jenkinsCollectors(config: Config): CollectorSet {
  const controllers = readControllers(config);
  if (controllers.length === 0) return { collectors: [] };
  const collector = new PipelineRunCollector(controllers);
  return { collectors: [{ collector, version: '1', cadence: { hours: 24 } }] };
}
