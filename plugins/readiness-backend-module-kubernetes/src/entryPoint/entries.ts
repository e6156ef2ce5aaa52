import type {
  EntryPointEntry,
  Unread,
} from '@groundwork/plugin-readiness-common';
import type { ClusterApi } from '../cluster/clusterApi';
import { marksOf, nameOf } from '../cluster/objects';
import type { Surroundings } from './entry';
import { ENTRY_KINDS } from './entryKinds';
import { httpRoutes } from './httpRoutes';

/** Services of type LoadBalancer. Those that belong to nobody, such as the controllers' own, are for the check to leave out. */
function loadBalancers({ services }: Surroundings): readonly EntryPointEntry[] {
  return [...services.byName.values()].flatMap(service => {
    const { metadata, component, isLoadBalancer } = service;
    if (!isLoadBalancer) return [];
    const host =
      metadata.annotations['external-dns.alpha.kubernetes.io/hostname'];
    return [
      {
        ...nameOf(service, metadata),
        hosts: host === undefined ? [] : [host],
        controller: 'service/load-balancer',
        components: component === undefined ? [] : [component],
        marks: marksOf(metadata),
        routes: [
          { service: marksOf(metadata), workloads: [...service.workloads] },
        ],
      },
    ];
  });
}

/** Reads every object that lets traffic in. @throws SourceError when Ingresses may not be listed */
export async function readEntries(
  api: ClusterApi,
  around: Surroundings,
): Promise<{ readonly entries: EntryPointEntry[]; readonly unread: Unread[] }> {
  const unread: Unread[] = [];
  const entries: EntryPointEntry[] = [
    ...(await httpRoutes(api, around, unread)),
    ...loadBalancers(around),
  ];
  for (const { resource, read } of ENTRY_KINDS) {
    const start = entries.length;
    const listing = await api.list(resource, {
      begin: () => entries.splice(start),
      item: listed => {
        const item = read(listed, around);
        if (item) entries.push(item);
      },
    });
    if (listing.state !== 'unread') continue;
    // Without the one kind that every cluster has nothing can be said of its ways in.
    if (resource.kind === 'Ingress') throw listing.error;
    unread.push({
      what: `${resource.group}/${resource.resource}`,
      reason: listing.reason,
    });
  }
  return { entries, unread };
}
