import type { Config } from '@backstage/config';
import { sourceSubject } from '@groundwork/plugin-readiness-common';
import type { CollectorSet } from '@groundwork/plugin-readiness-node';
import { ApplicationCollector } from './applicationCollector';
import { readInstances } from './config';

/**
 * The collectors of every Argo CD instance that the Argo CD plugin's configuration names; the same for backend and
 * command line. Argo CD keeps ten history entries, so it is looked at often.
 * @throws with the key's path when the configuration lacks something.
 */
export function argocdCollectors(config: Config): CollectorSet {
  const instances = readInstances(config);
  const collector = new ApplicationCollector(
    new Map(instances.map(item => [item.name, item])),
  );
  return {
    collectors: [
      {
        collector,
        version: '1',
        cadence: { minutes: 10 },
        timeout: { seconds: 60 },
      },
    ],
    subjects: instances.map(({ name }) => sourceSubject(name, 'argocd')),
  };
}
