import { setMaxListeners } from 'node:events';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ClusterDetails,
  FetchResponseWrapper,
  KubernetesCredential,
  KubernetesFetcher,
  ObjectFetchParams,
} from '@backstage/plugin-kubernetes-node';
import type { SourceClients } from '@groundwork/source-client';
import {
  ClusterClient,
  clusterTarget,
  podUsage,
} from '@groundwork/source-client/kubernetes';
import { ClusterReader, type ObjectList } from './ClusterReader';
import { podsIn, toPodUsage } from './podUsage';
import { objectsOutcome, usageOutcome } from './outcomes';
import { settle, type Settled } from './settle';
import { toFetchResponse } from './fetchResponse';

const pods = { group: '', apiVersion: 'v1', plural: 'pods' } as const;
const podMetrics = {
  group: podUsage.group,
  apiVersion: podUsage.version,
  plural: podUsage.resource,
} as const;

export interface BoundedKubernetesFetcherOptions {
  /** What one cluster gets for everything that one page asks of it. */
  readonly budgetMs: number;
  readonly logger: LoggerService;
  readonly sources: SourceClients;
}

/**
 * Reads clusters within a time budget and never throws: the fan-out of the Kubernetes backend asks all clusters at once
 * and loses the answers of all when one of them rejects.
 *
 * It asks twice per cluster and page, first for objects and then for the metrics of the pods found, and hands over the
 * same credential object both times; that object is what ties the second call to the deadline of the first. Objects are
 * settled by then: whatever usage does, it costs none of them.
 */
export class BoundedKubernetesFetcher implements KubernetesFetcher {
  readonly #options: BoundedKubernetesFetcherOptions;
  readonly #deadlines = new WeakMap<KubernetesCredential, AbortSignal>();
  /** The pods of the first call: a second list of a service with thousands would cost the time of their usage. */
  readonly #pods = new WeakMap<KubernetesCredential, ObjectList>();

  constructor(options: BoundedKubernetesFetcherOptions) {
    this.#options = options;
  }

  async fetchObjectsForService(
    params: ObjectFetchParams,
  ): Promise<FetchResponseWrapper> {
    const { clusterDetails, credential, namespace, labelSelector } = params;
    const signal = deadlineIn(this.#options.budgetMs);
    this.#deadlines.set(credential, signal);
    const reader = this.#reader(clusterDetails, credential, signal);
    const kinds = [...params.objectTypesToFetch, ...params.customResources];
    const settled = await settle(
      reader.source,
      kinds.map(kind => ({
        kind,
        namespace,
        read: async () => {
          const list = await reader.list(kind, { namespace, labelSelector });
          if (kind.objectType === 'pods') {
            this.#pods.set(credential, list);
          }
          return {
            response: toFetchResponse(kind.objectType, list, reader.source),
            restFailed: list.restFailed,
          };
        },
      })),
    );
    const result = objectsOutcome(settled);
    if (result.errors.length > 0) {
      this.#options.logger.warn('Cluster was not read completely', {
        cluster: clusterDetails.name,
        errors: JSON.stringify(result.errors),
      });
    }
    return result;
  }

  // The interface of the Kubernetes backend has four parameters.
  // eslint-disable-next-line max-params
  async fetchPodMetricsByNamespaces(
    clusterDetails: ClusterDetails,
    credential: KubernetesCredential,
    namespaces: Set<string>,
    labelSelector?: string,
  ): Promise<FetchResponseWrapper> {
    const signal =
      this.#deadlines.get(credential) ?? deadlineIn(this.#options.budgetMs);
    const reader = this.#reader(clusterDetails, credential, signal);
    const settled = await settle(
      reader.source,
      [...namespaces].map(namespace => ({
        kind: podMetrics,
        namespace,
        read: async () => {
          const scope = { namespace, labelSelector };
          const known = this.#pods.get(credential);
          const [podList, metrics] = await Promise.all([
            known ? podsIn(known, namespace) : reader.list(pods, scope),
            reader.list(podMetrics, scope),
          ]);
          return { response: await toPodUsage({ pods: podList, metrics }) };
        },
      })),
    );
    const result = usageOutcome(settled);
    this.#logUsage(clusterDetails, settled, result);
    return result;
  }

  #reader(
    cluster: ClusterDetails,
    credential: KubernetesCredential,
    signal: AbortSignal,
  ): ClusterReader {
    const { sources, budgetMs } = this.#options;
    const target = clusterTarget(cluster, async () => credential);
    return new ClusterReader(
      new ClusterClient(
        sources.client(target, { signal, timeoutMs: budgetMs }),
      ),
    );
  }

  #logUsage(
    { name: cluster }: ClusterDetails,
    { failed }: Settled,
    { errors }: FetchResponseWrapper,
  ): void {
    if (errors.length === 0) {
      return;
    }
    // Every page that is open asks every ten seconds, and a cluster without a metrics server is no news.
    const isStanding = failed.every(
      ({ failure }) => failure.reason === 'not_found',
    );
    this.#options.logger[isStanding ? 'debug' : 'warn'](
      'Usage of pods was not read',
      { cluster, errors: JSON.stringify(errors) },
    );
  }
}

function deadlineIn(milliseconds: number): AbortSignal {
  const signal = AbortSignal.timeout(milliseconds);
  // One listener per list that is open; the default limit is there to find leaks, and this signal ends on its own.
  setMaxListeners(0, signal);
  return signal;
}
