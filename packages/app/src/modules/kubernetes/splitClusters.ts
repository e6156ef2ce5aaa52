import type {
  ClusterObjects,
  KubernetesFetchError,
} from '@backstage/plugin-kubernetes-common';
import type { FailedSource } from '@groundwork/plugin-status-react';
import { failuresOf, reasonOf, subjectOf } from './clusterErrors';

/** Kinds without which nothing can be said about the health of what runs. */
const HEALTH_KINDS: ReadonlySet<string> = new Set([
  'pods',
  'deployments',
  'replicasets',
  'statefulsets',
  'daemonsets',
]);

/** The answer of all clusters, sorted by what may be said about each. */
export interface SplitClusters {
  /** Read well enough to speak of health; their errors are in `partlyRead`. */
  readonly read: readonly ClusterObjects[];
  /** Not read: nothing may be said about them but why. */
  readonly notRead: readonly FailedSource[];
  /** Kinds that are missing from clusters in `read`. */
  readonly partlyRead: readonly FailedSource[];
  /** Names of clusters that answered and run nothing of the service. */
  readonly empty: readonly string[];
  /** How many clusters were asked. */
  readonly asked: number;
  /** How many clusters could not be read. */
  readonly notReadCount: number;
}

/** A cluster without a metrics server is complete; it has no metrics to hide. */
function isMissingMetrics(error: KubernetesFetchError): boolean {
  return subjectOf(error) === 'pod metrics' && reasonOf(error) === 'not_found';
}

function hidesHealth(error: KubernetesFetchError): boolean {
  const subject = subjectOf(error);
  return subject === undefined || HEALTH_KINDS.has(subject);
}

function wasRead({ resources, errors }: ClusterObjects): boolean {
  if (errors.length === 0) {
    return true;
  }
  return resources.length > 0 && !errors.some(hidesHealth);
}

/**
 * Separates the clusters of one answer. `clusterNames` are all clusters that
 * are configured: one that answered with nothing is not in the answer at all.
 */
export function splitClusters(
  items: readonly ClusterObjects[],
  clusterNames: readonly string[],
): SplitClusters {
  const clusters = items.map(item => ({
    ...item,
    errors: item.errors.filter(error => !isMissingMetrics(error)),
  }));
  const read = clusters.filter(wasRead);
  const silent = clusters.filter(item => !wasRead(item));
  const inAnswer = new Set(items.map(({ cluster }) => cluster.name));
  const empty = clusterNames.filter(name => !inAnswer.has(name));
  return {
    read: read.map(item => ({ ...item, errors: [] })),
    notRead: silent.flatMap(failuresOf),
    partlyRead: read.flatMap(failuresOf),
    empty,
    asked: items.length + empty.length,
    notReadCount: silent.length,
  };
}
