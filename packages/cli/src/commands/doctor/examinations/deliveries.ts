import type { SourceClients } from '@groundwork/source-client';
import type { Examination, Finding } from '../finding';
import { argocdDeliveries } from './deliveries/argocd';
import { clusterDeliveries } from './deliveries/clusters';
import { githubDeliveries } from './deliveries/github';
import { jenkinsDeliveries } from './deliveries/jenkins';
import { pagerdutyDeliveries } from './deliveries/pagerduty';

/**
 * What the delivery metrics are read from: a line for each right of each source, found by reading one thing of each kind as the
 * collectors do. That a system answers at all is said where it is examined itself.
 */
export function examineDeliveries(sources: SourceClients): Examination {
  return {
    area: 'deliveries',
    async examine(): Promise<readonly Finding[]> {
      const findings = await Promise.all([
        githubDeliveries(sources),
        argocdDeliveries(sources),
        clusterDeliveries(sources),
        jenkinsDeliveries(sources),
        pagerdutyDeliveries(sources),
      ]);
      return findings.flat();
    },
  };
}
