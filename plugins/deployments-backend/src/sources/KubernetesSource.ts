import type { DeploymentLocator } from '@groundwork/plugin-deployments-common';
import { type SourceClients, sourceError } from '@groundwork/source-client';
import {
  type ClusterClient,
  clustersOf,
} from '@groundwork/source-client/kubernetes';
import {
  isUnderstood,
  KUBERNETES_ID,
  WorkloadOwners,
  type WorkloadLocator,
} from '@groundwork/workload-ownership';
import {
  marksOf,
  type Workload,
  type WorkloadKind,
  workloadSchema,
  workloadSighting,
} from './kubernetesWorkload';
import type { LookRequest, Sighting, Sightings, Source } from './types';

const KINDS: readonly (readonly [WorkloadKind, string])[] = [
  ['Deployment', 'deployments'],
  ['StatefulSet', 'statefulsets'],
  ['DaemonSet', 'daemonsets'],
];

interface Asked {
  readonly entityRef: string;
  readonly locator: WorkloadLocator;
}

/** One list per kind answers for all of these entities. Without a selector it is that of the whole namespace. */
interface ListQuery {
  readonly labelSelector?: string;
  readonly namespace: string | undefined;
  readonly owners: WorkloadOwners<Asked>;
}

function labelSelectorOf(ids: readonly string[]): string {
  return ids.length === 1
    ? `${KUBERNETES_ID}=${ids[0]}`
    : `${KUBERNETES_ID} in (${ids.join(',')})`;
}

/**
 * What lies in a stated namespace is listed whole, once for all who state it: a label of the pods or an annotation tells
 * whose a workload is as well as its own label, and no cluster can be asked for those. A whole cluster is too much for a
 * page, so that without a namespace the labels of workloads alone find: those that are known by the id label share one
 * list. A selector that is none goes to the cluster too, which refuses it: nothing is known of what it was meant to find.
 */
function queriesFor(requests: readonly LookRequest[]): readonly ListQuery[] {
  const queries: ListQuery[] = [];
  const byNamespace = new Map<string, Asked[]>();
  const byId: Asked[] = [];
  for (const { entityRef, locator } of requests) {
    if (!locator.kubernetes) continue;
    const asked = { entityRef, locator: locator.kubernetes };
    const { id, namespace, labelSelector } = locator.kubernetes;
    if (namespace !== undefined && isUnderstood(locator.kubernetes)) {
      const others = byNamespace.get(namespace) ?? [];
      byNamespace.set(namespace, [...others, asked]);
    } else if (id === undefined) {
      const owners = new WorkloadOwners([asked]);
      queries.push({ labelSelector, namespace, owners });
    } else {
      byId.push(asked);
    }
  }
  for (const [namespace, asked] of byNamespace)
    queries.push({ namespace, owners: new WorkloadOwners(asked) });
  if (byId.length > 0) {
    const ids = new Set(byId.flatMap(({ locator: { id } }) => id ?? []));
    queries.push({
      labelSelector: labelSelectorOf([...ids].sort()),
      namespace: undefined,
      owners: new WorkloadOwners(byId),
    });
  }
  return queries;
}

/** Reads workloads from one cluster with a read-only account. */
export class KubernetesSource implements Source {
  readonly kind = 'kubernetes';
  readonly name: string;
  readonly #sources: SourceClients;

  constructor(name: string, sources: SourceClients) {
    this.name = name;
    this.#sources = sources;
  }

  concerns({ kubernetes }: DeploymentLocator): boolean {
    return (
      kubernetes !== undefined &&
      (kubernetes.cluster === undefined || kubernetes.cluster === this.name)
    );
  }

  async look(
    requests: readonly LookRequest[],
    signal: AbortSignal,
  ): Promise<Sightings> {
    const cluster = clustersOf(this.#sources.within({ signal })).client(
      this.name,
    );
    const sightings = new Map<string, Sighting[]>();
    await Promise.all(
      queriesFor(requests).flatMap(query =>
        KINDS.map(async ([kind, resource]) => {
          for (const workload of await listed(cluster, resource, query)) {
            const sighting = workloadSighting(kind, workload, this.name);
            const marks = marksOf(workload, this.name);
            for (const { entityRef } of query.owners.of(marks)) {
              sightings.set(entityRef, [
                ...(sightings.get(entityRef) ?? []),
                sighting,
              ]);
            }
          }
        }),
      ),
    );
    return sightings;
  }
}

async function listed(
  cluster: ClusterClient,
  resource: string,
  { labelSelector, namespace }: ListQuery,
): Promise<readonly Workload[]> {
  const list = await cluster.list(
    { group: 'apps', version: 'v1', resource },
    workloadSchema,
    { labelSelector, namespace, withoutWriters: true },
  );
  if (list.state === 'absent') {
    // Every cluster knows these kinds, so whatever answered is none.
    throw sourceError({
      reason: 'not_found',
      source: cluster.source,
      what: `the list of ${resource}.apps`,
      status: 404,
    });
  }
  return list.items;
}
