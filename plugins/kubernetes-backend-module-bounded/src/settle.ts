import { InputError } from '@backstage/errors';
import type { FetchResponse } from '@backstage/plugin-kubernetes-common';
import {
  SourceError,
  sourceError,
  type Source,
} from '@groundwork/source-client';
import { toldPath, type ResourceKind } from './resourceKind';

export interface Read {
  readonly kind: ResourceKind;
  readonly namespace: string | undefined;
  readonly read: () => Promise<ReadResponse>;
}

/** What was read, and where it is not all, why. */
export interface ReadResponse {
  readonly response: FetchResponse;
  readonly restFailed?: SourceError | undefined;
}

interface FailedRead {
  readonly path: string;
  readonly failure: SourceError;
  /** How many objects were read before it failed. */
  readonly readBefore?: number;
}

export interface Settled {
  readonly source: Source;
  readonly responses: FetchResponse[];
  readonly failed: readonly FailedRead[];
}

/** Runs all reads of a cluster; whatever fails is told beside what does not. Never rejects. */
export async function settle(
  source: Source,
  reads: readonly Read[],
): Promise<Settled> {
  const responses: FetchResponse[] = [];
  const failed: FailedRead[] = [];
  await Promise.all(
    reads.map(async ({ kind, namespace, read }) => {
      const path = toldPath(kind, namespace);
      try {
        const { response, restFailed: failure } = await read();
        responses.push(response);
        if (failure) {
          const readBefore = response.resources.length;
          failed.push({ path, failure, readBefore });
        }
      } catch (error) {
        failed.push({ path, failure: failureOf(error, source, path) });
      }
    }),
  );
  return { source, responses, failed };
}

function failureOf(error: unknown, source: Source, what: string): SourceError {
  if (error instanceof SourceError) {
    return error;
  }
  // Kinds and namespaces come from requests and annotations.
  return error instanceof InputError
    ? sourceError(
        {
          reason: 'unsupported',
          source,
          what,
          status: 400,
          detail: error.message,
        },
        { cause: error },
      )
    : sourceError({ reason: 'parse_error', source, what }, { cause: error });
}
