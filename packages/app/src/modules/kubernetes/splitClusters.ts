import type {
  ClusterObjects,
  KubernetesFetchError,
} from '@backstage/plugin-kubernetes-common';
import type { FailedSource } from '@groundwork/plugin-status-react';
import type { Say } from '../../useSay';
import {
  failuresOf,
  isAboutUsage,
  readBefore,
  subjectOf,
} from './clusterErrors';
import { missingUsageOf, type MissingUsage } from './missingUsage';

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
  /** Why usage is missing from clusters in `read`; that takes nothing else away from them. */
  readonly missingUsage: readonly MissingUsage[];
  /** Names of clusters that answered and run nothing of the service. */
  readonly empty: readonly string[];
  /** How many clusters were asked. */
  readonly asked: number;
  /** How many clusters could not be read. */
  readonly notReadCount: number;
}

function hidesHealth(error: KubernetesFetchError): boolean {
  // What was read is shown; that it is not all stands above it.
  if (readBefore(error) !== undefined) {
    return false;
  }
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
  t: Say,
): SplitClusters {
  const clusters = items.map(item => ({
    ...item,
    errors: item.errors.filter(error => !isAboutUsage(error)),
  }));
  const read = clusters.filter(wasRead);
  const readNames = new Set(read.map(({ cluster }) => cluster.name));
  const silent = clusters.filter(item => !wasRead(item));
  const inAnswer = new Set(items.map(({ cluster }) => cluster.name));
  const empty = clusterNames.filter(name => !inAnswer.has(name));
  return {
    read: read.map(item => ({ ...item, errors: [] })),
    notRead: silent.flatMap(item => failuresOf(item, t)),
    partlyRead: read.flatMap(item => failuresOf(item, t)),
    missingUsage: items
      .filter(({ cluster }) => readNames.has(cluster.name))
      .flatMap(missingUsageOf),
    empty,
    asked: items.length + empty.length,
    notReadCount: silent.length,
  };
}
