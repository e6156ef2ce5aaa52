import {
  type DeploymentLocator,
  KUBERNETES_ID_ANNOTATION,
} from '@groundwork/plugin-deployments-common';
import {
  type Workload,
  type WorkloadKind,
  workloadPageSchema,
  workloadSighting,
} from './kubernetesWorkload';
import { LookFailure } from './LookFailure';
import { type Endpoint, readJson } from './readJson';
import type { LookRequest, Sighting, Sightings, Source } from './types';

/** One configured cluster. `unsupported` says why it cannot be asked at all. */
export interface KubernetesCluster extends Endpoint {
  readonly name: string;
  readonly unsupported?: string;
}

const KINDS: readonly (readonly [WorkloadKind, string])[] = [
  ['Deployment', 'deployments'],
  ['StatefulSet', 'statefulsets'],
  ['DaemonSet', 'daemonsets'],
];

const PAGE_SIZE = 500;

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
  readonly #cluster: KubernetesCluster;

  constructor(cluster: KubernetesCluster) {
    this.#cluster = cluster;
  }

  get name(): string {
    return this.#cluster.name;
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
    if (this.#cluster.unsupported) {
      throw new LookFailure('unsupported', this.#cluster.unsupported);
    }
    const sightings = new Map<string, Sighting[]>();
    await Promise.all(
      queriesFor(requests).flatMap(query =>
        KINDS.map(async ([kind, resource]) => {
          for (const workload of await this.#list(resource, query, signal)) {
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

  async #list(
    resource: string,
    { labelSelector, namespace }: ListQuery,
    signal: AbortSignal,
  ): Promise<readonly Workload[]> {
    const scope = namespace
      ? `/namespaces/${encodeURIComponent(namespace)}`
      : '';
    const items: Workload[] = [];
    let next: string | undefined;
    do {
      const query = new URLSearchParams({
        labelSelector,
        limit: String(PAGE_SIZE),
        ...(next ? { continue: next } : {}),
      });
      const page = workloadPageSchema.safeParse(
        await readJson(this.#cluster, {
          path: `/apis/apps/v1${scope}/${resource}?${query}`,
          what: resource,
          signal,
        }),
      );
      if (!page.success) {
        throw new LookFailure(
          'parse_error',
          `The list of ${resource} has an unknown shape.`,
          page.error,
        );
      }
      items.push(...(page.data.items ?? []));
      next = page.data.metadata.continue || undefined;
    } while (next);
    return items;
  }
}
