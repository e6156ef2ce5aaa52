import {
  entryPoint,
  observed,
  type ClusterEntryPoints,
  type Observation,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import type {
  CollectContext,
  Collector,
} from '@groundwork/plugin-readiness-node';
import { clustersOf } from '@groundwork/source-client/kubernetes';
import { ClusterApi } from '../cluster/clusterApi';
import { readClasses } from './classes';
import { readEntries } from './entries';
import { readServices } from './services';

/** Reads how traffic enters a cluster: classes, and every object that uses one. */
export class EntryPointCollector implements Collector<ClusterEntryPoints> {
  readonly id = 'kubernetes:entry-point';
  readonly produces = entryPoint;
  readonly appliesTo = { kind: 'Cluster' } as const;

  async collect(
    subject: Subject,
    context: CollectContext,
  ): Promise<Observation<ClusterEntryPoints>> {
    const api = new ClusterApi(
      clustersOf(context.sources).client(subject.name),
    );
    const offered = await readClasses(api);
    const services = await readServices(api);
    const { entries, unread } = await readEntries(api, { offered, services });
    const request = {
      method: 'GET',
      path: '/apis/networking.k8s.io/v1/ingresses',
    };
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
