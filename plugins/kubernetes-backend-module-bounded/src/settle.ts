import type { FetchResponse } from '@backstage/plugin-kubernetes-common';
import { ClusterReadFailure } from './clusterReadError';
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

export interface Settled {
  readonly responses: FetchResponse[];
  readonly failed: readonly FailedRead[];
}

/** Runs all reads; whatever fails is told beside what does not. Never rejects. */
export async function settle(reads: readonly Read[]): Promise<Settled> {
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
  return { responses, failed };
}
