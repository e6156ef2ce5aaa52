import { sourceSubject } from '@groundwork/plugin-readiness-common';
import type {
  CollectorSet,
  SourceClients,
} from '@groundwork/plugin-readiness-node';
import { argocdOf } from '@groundwork/source-client/argocd';
import { ApplicationCollector } from './applicationCollector';

/**
 * The collectors of every Argo CD instance that the Argo CD plugin's configuration names; the same for backend and
 * command line. Argo CD keeps ten history entries, so it is looked at often.
 * @throws InputError with the full path of the key that is wrong
 */
export function argocdCollectors(sources: SourceClients): CollectorSet {
  return {
    collectors: [
      {
        collector: new ApplicationCollector(),
        version: '3',
        cadence: { minutes: 10 },
        timeout: { seconds: 60 },
      },
    ],
    subjects: argocdOf(sources).all.map(({ name }) =>
      sourceSubject(name, 'argocd'),
    ),
  };
}
