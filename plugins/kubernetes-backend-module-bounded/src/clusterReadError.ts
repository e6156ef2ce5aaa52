import type {
  KubernetesErrorTypes,
  KubernetesFetchError,
} from '@backstage/plugin-kubernetes-common';
import {
  explain,
  nameOf,
  type FailureReason,
  type SourceError,
  type Source,
} from '@groundwork/source-client';

/** What the Kubernetes page understands, with the reason that it cannot express. */
export type ClusterReadError = KubernetesFetchError & {
  /** The README says when each is given. */
  readonly reason: FailureReason;
  readonly message: string;
  /** Absent when the error stands for the whole cluster. */
  readonly resourcePath?: string;
  /** Objects of that path that were read before it failed; the page shows them. */
  readonly readBefore?: number;
};

/** Where the general words would put a failing add-on down to the cluster. */
const usageSentences: Partial<Readonly<Record<FailureReason, string>>> = {
  not_found: 'it has no metrics server',
  server_error: 'its metrics server failed to answer',
  // Objects may have taken most of the time, so this is not the metrics server's fault alone.
  timeout: 'they did not come in time',
};

/** What is told about one failed read. */
export function toReadError(
  {
    failure,
    readBefore,
  }: { readonly failure: SourceError; readonly readBefore?: number },
  resourcePath: string,
): ClusterReadError {
  const { says } = failure;
  return readBefore === undefined
    ? { ...told(failure), message: says, resourcePath }
    : {
        ...told(failure),
        message: `${says} The first ${readBefore} were read.`,
        resourcePath,
        readBefore,
      };
}

/** What is told of a cluster of which nothing was read, for one reason. */
export function toClusterError(
  source: Source,
  failures: readonly [SourceError, ...SourceError[]],
): ClusterReadError {
  const [first] = failures;
  const { reason, status, says } = first;
  const isSame = failures.every(failure => failure.says === says);
  return {
    ...told(first),
    message: isSame
      ? says
      : explain({
          reason,
          source,
          what: 'its objects',
          ...(status === undefined ? {} : { status }),
        }).says,
  };
}

/** What is told when usage was not read: it says nothing about the objects, and its path is never absent. */
export function toUsageError(
  source: Source,
  failure: SourceError,
  resourcePath: string,
): ClusterReadError {
  const { reason, status } = failure;
  const own = usageSentences[reason];
  const code = status === undefined ? '' : ` (${status})`;
  const why = own ? `${own}${code}.` : withoutName(source, failure.says);
  return {
    ...told(failure),
    message: `No usage figures from ${source.instance}: ${why}`,
    resourcePath,
  };
}

/** The sentence goes on after the cluster was named. */
function withoutName(source: Source, says: string): string {
  const name = nameOf(source);
  return says.startsWith(name) ? `it${says.slice(name.length)}` : says;
}

function told({ reason, status, says: message }: SourceError) {
  const errorType = errorTypeOf(reason, status);
  return errorType === 'FETCH_ERROR'
    ? { errorType, reason, message }
    : {
        errorType,
        reason,
        message,
        ...(status === undefined ? {} : { statusCode: status }),
      };
}

function errorTypeOf(
  reason: FailureReason,
  status: number | undefined,
): KubernetesErrorTypes | 'FETCH_ERROR' {
  switch (reason) {
    case 'unauthorized':
      // Without a status nothing was asked, because there are no credentials.
      return status === undefined ? 'FETCH_ERROR' : 'UNAUTHORIZED_ERROR';
    case 'not_found':
      return 'NOT_FOUND';
    case 'server_error':
      // Without a status the connection was cut before there was one.
      return status === undefined ? 'FETCH_ERROR' : 'SYSTEM_ERROR';
    case 'unsupported':
      return status === 400 ? 'BAD_REQUEST' : 'UNKNOWN_ERROR';
    case 'forbidden':
    case 'rate_limited':
    case 'parse_error':
      return 'UNKNOWN_ERROR';
    case 'timeout':
    case 'unreachable':
    case 'tls':
      return 'FETCH_ERROR';
    default:
      throw new Error(`Unknown reason '${reason satisfies never}'`);
  }
}
