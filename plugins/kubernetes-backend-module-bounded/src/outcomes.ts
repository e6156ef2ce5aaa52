import type { FetchResponseWrapper } from '@backstage/plugin-kubernetes-node';
import { toClusterError, toReadError, toUsageError } from './clusterReadError';
import type { Settled } from './settle';

/**
 * What became of the objects of a cluster. The same refusal of ten kinds is one fact about the cluster, not ten lines on
 * a page: it is told without a path when nothing at all was read.
 */
export function objectsOutcome({
  source,
  responses,
  failed,
}: Settled): FetchResponseWrapper {
  const [first, ...others] = failed.map(({ failure }) => failure);
  if (
    first &&
    responses.length === 0 &&
    others.every(({ reason }) => reason === first.reason)
  ) {
    return { responses, errors: [toClusterError(source, [first, ...others])] };
  }
  return {
    responses,
    errors: failed.map(({ path, ...read }) => toReadError(read, path)),
  };
}

/**
 * What became of the usage of a cluster's pods. It is asked for only after pods were read, and the Kubernetes backend
 * puts its errors among those of the objects: every one of them keeps its path, or it would stand for the cluster.
 */
export function usageOutcome({
  source,
  responses,
  failed,
}: Settled): FetchResponseWrapper {
  return {
    responses,
    errors: failed.map(({ path, failure }) =>
      toUsageError(source, failure, path),
    ),
  };
}
