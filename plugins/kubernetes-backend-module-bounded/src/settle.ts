import type { FetchResponse } from '@backstage/plugin-kubernetes-common';
import type { FetchResponseWrapper } from '@backstage/plugin-kubernetes-node';
import {
  ClusterReadFailure,
  toClusterReadError,
  type ClusterReadError,
} from './clusterReadError';
import { resourcePath, type ResourceKind } from './resourcePath';

export interface Read {
  readonly kind: ResourceKind;
  readonly namespace: string | undefined;
  readonly read: () => Promise<FetchResponse>;
}

interface FailedRead {
  readonly path: string;
  readonly failure: ClusterReadFailure;
}

/** Runs all reads of a cluster; whatever fails is told beside what does not. Never rejects. */
export async function settle(
  cluster: string,
  reads: readonly Read[],
): Promise<FetchResponseWrapper> {
  const responses: FetchResponse[] = [];
  const failed: FailedRead[] = [];
  await Promise.all(
    reads.map(async ({ kind, namespace, read }) => {
      try {
        responses.push(await read());
      } catch (error) {
        failed.push({
          path: resourcePath(kind, namespace),
          failure:
            error instanceof ClusterReadFailure
              ? error
              : new ClusterReadFailure('unreadable', undefined, {
                  cause: error,
                }),
        });
      }
    }),
  );
  return { responses, errors: tell(cluster, failed, responses.length === 0) };
}

/** The same refusal of ten kinds is one fact about the cluster, not ten lines on a page. */
function tell(
  cluster: string,
  failed: readonly FailedRead[],
  nothingWasRead: boolean,
): ClusterReadError[] {
  const reasons = new Set(failed.map(({ failure }) => failure.message));
  const [first] = failed;
  if (first && nothingWasRead && reasons.size === 1) {
    return [toClusterReadError(cluster, first.failure)];
  }
  return failed.map(({ path, failure }) =>
    toClusterReadError(cluster, failure, path),
  );
}
