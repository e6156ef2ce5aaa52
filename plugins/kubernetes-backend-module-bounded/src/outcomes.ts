import type { FetchResponseWrapper } from '@backstage/plugin-kubernetes-node';
import { toClusterReadError, toUsageError } from './clusterReadError';
import type { Settled } from './settle';

/**
 * What became of the objects of a cluster. The same refusal of ten kinds is one fact about the cluster, not ten lines on
 * a page: it is told without a path when nothing at all was read.
 */
export function objectsOutcome(
  cluster: string,
  { responses, failed }: Settled,
): FetchResponseWrapper {
  const reasons = new Set(failed.map(({ failure }) => failure.message));
  const [first] = failed;
  if (first && responses.length === 0 && reasons.size === 1) {
    return { responses, errors: [toClusterReadError(cluster, first.failure)] };
  }
  return {
    responses,
    errors: failed.map(({ path, failure }) =>
      toClusterReadError(cluster, failure, path),
    ),
  };
}

/**
 * What became of the usage of a cluster's pods. It is asked for only after pods were read, and the Kubernetes backend
 * puts its errors among those of the objects: every one of them keeps its path, or it would stand for the cluster.
 */
export function usageOutcome(
  cluster: string,
  { responses, failed }: Settled,
): FetchResponseWrapper {
  return {
    responses,
    errors: failed.map(({ path, failure }) =>
      toUsageError(cluster, failure, path),
    ),
  };
}
