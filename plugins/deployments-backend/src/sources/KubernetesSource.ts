import {
  type DeploymentLocator,
  KUBERNETES_ID_ANNOTATION,
} from '@groundwork/plugin-deployments-common';
import { type SourceClients, sourceError } from '@groundwork/source-client';
import {
  type ClusterClient,
  clustersOf,
} from '@groundwork/source-client/kubernetes';
import {
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

/** One list per kind answers for all of these entities. */
interface ListQuery {
  readonly labelSelector: string;
  readonly namespace: string | undefined;
  /** Entities by the value of the id label; empty when the selector is an entity's own. */
  readonly byId: ReadonlyMap<string, readonly string[]>;
  readonly everythingBelongsTo: string | undefined;
}

function labelSelectorOf(ids: readonly string[]): string {
  return ids.length === 1
    ? `${KUBERNETES_ID_ANNOTATION}=${ids[0]}`
    : `${KUBERNETES_ID_ANNOTATION} in (${ids.join(',')})`;
}

/** Entities known by the id label share one list per namespace restriction; own selectors are asked one by one. */
function queriesFor(requests: readonly LookRequest[]): readonly ListQuery[] {
  const queries: ListQuery[] = [];
  const ids = new Map<string | undefined, Map<string, string[]>>();
  for (const { entityRef, locator } of requests) {
    const { id, namespace, labelSelector } = locator.kubernetes ?? {};
    if (id) {
      const inNamespace = ids.get(namespace) ?? new Map<string, string[]>();
      inNamespace.set(id, [...(inNamespace.get(id) ?? []), entityRef]);
      ids.set(namespace, inNamespace);
    } else if (labelSelector) {
      queries.push({
        labelSelector,
        namespace,
        byId: new Map(),
        everythingBelongsTo: entityRef,
      });
    }
  }
  for (const [namespace, byId] of ids) {
    queries.push({
      labelSelector: labelSelectorOf([...byId.keys()].sort()),
      namespace,
      byId,
      everythingBelongsTo: undefined,
    });
  }
  return queries;
}

function ownersOf(workload: Workload, query: ListQuery): readonly string[] {
  if (query.everythingBelongsTo) {
    return [query.everythingBelongsTo];
  }
  const id = workload.metadata.labels?.[KUBERNETES_ID_ANNOTATION];
  return (id && query.byId.get(id)) || [];
}

/** Reads workloads by label from one cluster with a read-only account. */
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
            for (const owner of ownersOf(workload, query)) {
              sightings.set(owner, [...(sightings.get(owner) ?? []), sighting]);
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
    { labelSelector, namespace },
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
