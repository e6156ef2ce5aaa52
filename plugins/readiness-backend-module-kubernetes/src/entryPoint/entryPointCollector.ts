import {
  entryPoint,
  observed,
  type ClusterEntryPoints,
  type Observation,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import {
  SourceError,
  type CollectContext,
  type Collector,
} from '@groundwork/plugin-readiness-node';
import { ClusterApi } from '../cluster/clusterApi';
import type { ClusterAccess } from '../cluster/config';
import { accessOf } from '../workload/workloadCollector';
import { readClasses } from './classes';
import { readEntries } from './entries';
import { readServices } from './services';

const INGRESSES = 'networking.k8s.io/ingresses';

/** Reads how traffic enters a cluster: classes, and every object that uses one. */
export class EntryPointCollector implements Collector<ClusterEntryPoints> {
  readonly id = 'kubernetes:entry-point';
  readonly produces = entryPoint;
  readonly appliesTo = { kind: 'Cluster' } as const;

  constructor(private readonly clusters: ReadonlyMap<string, ClusterAccess>) {}

  async collect(
    subject: Subject,
    context: CollectContext,
  ): Promise<Observation<ClusterEntryPoints>> {
    const api = new ClusterApi(accessOf(this.clusters, subject), context);
    const offered = await readClasses(api);
    const services = await readServices(api);
    const { entries, unread } = await readEntries(api, { offered, services });
    const refused = unread.find(({ what }) => what === INGRESSES);
    const request = {
      method: 'GET',
      path: '/apis/networking.k8s.io/v1/ingresses',
    };
    if (refused)
      throw new SourceError(
        refused.reason,
        `${subject.name} refused ${INGRESSES}`,
        { source: api.source, request },
      );
    const services403 =
      services.listing.state === 'unread'
        ? [{ what: '/services', reason: services.listing.reason }]
        : [];
    return observed(
      {
        classes: [...offered.classes],
        entries,
        unread: [...offered.unread, ...services403, ...unread],
      },
      { source: api.source, request },
    );
  }
}
