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

/** What is told about one failed read; without a path it stands for the whole cluster. */
export function toClusterReadError(
  cluster: string,
  failure: ClusterReadFailure,
  resourcePath?: string,
): ClusterReadError {
  const { reason, statusCode } = failure;
  const message = `${cluster} ${sentences[reason]}${
    statusCode === undefined ? '' : ` (${statusCode})`
  }`;
  const errorType = errorTypeOf(reason);
  if (errorType === 'FETCH_ERROR') {
    return { errorType, reason, message };
  }
  return {
    errorType,
    reason,
    message,
    ...(statusCode !== undefined && { statusCode }),
    ...(resourcePath !== undefined && { resourcePath }),
  };
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
