import type {
  KubernetesErrorTypes,
  KubernetesFetchError,
} from '@backstage/plugin-kubernetes-common';

/** Why a cluster, or one kind of object in it, was not read; the README says when each is given. */
export type ClusterReadReason =
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'throttled'
  | 'server-error'
  | 'timeout'
  | 'unreachable'
  | 'untrusted'
  | 'no-credentials'
  | 'invalid-request'
  | 'unreadable';

/** What the Kubernetes page understands, with the reason that it cannot express. */
export type ClusterReadError = KubernetesFetchError & {
  readonly reason: ClusterReadReason;
  readonly message: string;
  /** Absent when the error stands for the whole cluster. */
  readonly resourcePath?: string;
};

/** Thrown inside this module only: the fan-out of the Kubernetes backend would drop every cluster on it. */
export class ClusterReadFailure extends Error {
  constructor(
    readonly reason: ClusterReadReason,
    readonly statusCode?: number,
    options?: ErrorOptions,
  ) {
    super(reason, options);
    this.name = 'ClusterReadFailure';
  }
}

export function reasonOfStatus(statusCode: number): ClusterReadReason {
  switch (statusCode) {
    case 400:
      return 'invalid-request';
    case 401:
      return 'unauthenticated';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 429:
      return 'throttled';
    default:
      return statusCode >= 500 ? 'server-error' : 'unreadable';
  }
}

const sentences: Readonly<Record<ClusterReadReason, string>> = {
  unauthenticated: "does not accept the portal's credentials",
  forbidden: 'does not allow the portal to read this',
  'not-found': 'does not know this kind of object',
  throttled: 'asks the portal to wait',
  'server-error': 'failed to answer',
  timeout: 'did not answer in time',
  unreachable: 'cannot be reached',
  untrusted: 'shows a certificate that the portal does not trust',
  'no-credentials': 'has no credentials in the configuration',
  'invalid-request': 'was asked for something that no cluster has',
  unreadable: 'sent an answer that is not a list of objects',
};

/** Where the general words would put a failing add-on down to the cluster. */
const usageSentences: Partial<Readonly<Record<ClusterReadReason, string>>> = {
  'not-found': 'it has no metrics server',
  'server-error': 'its metrics server failed to answer',
  // Objects may have taken most of the time, so this is not the metrics server's fault alone.
  timeout: 'they did not come in time',
};

/** What is told about one failed read; without a path it stands for the whole cluster. */
export function toClusterReadError(
  cluster: string,
  failure: ClusterReadFailure,
  resourcePath?: string,
): ClusterReadError {
  const { reason, statusCode } = failure;
  const message = `${cluster} ${sentences[reason]}${statusIn(failure)}`;
  const told = {
    reason,
    message,
    ...(resourcePath !== undefined && { resourcePath }),
  };
  const errorType = errorTypeOf(reason);
  if (errorType === 'FETCH_ERROR') {
    return { errorType, ...told };
  }
  return {
    errorType,
    ...told,
    ...(statusCode !== undefined && { statusCode }),
  };
}

/** What is told when usage was not read: it says nothing about the objects, and its path is never absent. */
export function toUsageError(
  cluster: string,
  failure: ClusterReadFailure,
  resourcePath: string,
): ClusterReadError {
  const why =
    usageSentences[failure.reason] ?? `it ${sentences[failure.reason]}`;
  return {
    ...toClusterReadError(cluster, failure, resourcePath),
    message: `No usage figures from ${cluster}: ${why}${statusIn(failure)}`,
  };
}

function statusIn({ statusCode }: ClusterReadFailure): string {
  return statusCode === undefined ? '' : ` (${statusCode})`;
}

function errorTypeOf(
  reason: ClusterReadReason,
): KubernetesErrorTypes | 'FETCH_ERROR' {
  switch (reason) {
    case 'unauthenticated':
      return 'UNAUTHORIZED_ERROR';
    case 'invalid-request':
      return 'BAD_REQUEST';
    case 'not-found':
      return 'NOT_FOUND';
    case 'server-error':
      return 'SYSTEM_ERROR';
    case 'forbidden':
    case 'throttled':
    case 'unreadable':
      return 'UNKNOWN_ERROR';
    case 'timeout':
    case 'unreachable':
    case 'untrusted':
    case 'no-credentials':
      return 'FETCH_ERROR';
    default:
      throw new Error(`Unknown reason '${reason satisfies never}'`);
  }
}
