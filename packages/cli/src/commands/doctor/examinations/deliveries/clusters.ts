import type { SourceClients } from '@groundwork/source-client';
import {
  clustersOf,
  resourceName,
  type ClusterClient,
} from '@groundwork/source-client/kubernetes';
import type { Finding } from '../../finding';
import { isCompared } from '../clusterNeeds';
import { tried } from './probe';

/** What keeps the versions of workloads. */
const kinds = ['replicasets', 'controllerrevisions'];
const roleFile = 'plugins/kubernetes-backend-module-bounded/cluster-role.yaml';

/** A line for each kind of each cluster whose rollouts are read. */
export async function clusterDeliveries(
  sources: SourceClients,
): Promise<readonly Finding[]> {
  const clusters = clustersOf(sources);
  const read = clusters.all.filter(
    access =>
      !('unreadable' in access) && isCompared(sources.config, access.name),
  );
  return Promise.all(
    read.flatMap(({ name }) =>
      kinds.map(resource => examineKind(name, clusters.client(name), resource)),
    ),
  );
}

function examineKind(
  name: string,
  cluster: ClusterClient,
  resource: string,
): Promise<Finding> {
  const kind = { group: 'apps', resource };
  const nothing = { begin: () => undefined, item: () => undefined };
  return tried(
    {
      subject: `${name} ${resource}`,
      what: `the ${resourceName(kind)}`,
      missing: `verb list on ${resource} in apiGroup "apps"`,
      fix: `kubectl apply -f ${roleFile}, which docs/how-to/connect-a-cluster.md explains`,
    },
    () => cluster.visit(kind, nothing, { pageSize: 1, pages: 1 }),
  );
}
