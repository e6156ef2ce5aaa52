import { ClusterReadFailure } from './clusterReadError';

export interface ResourceKind {
  readonly group: string;
  readonly apiVersion: string;
  readonly plural: string;
}

/** DNS names, as Kubernetes demands of groups, versions, kinds and namespaces: no dot-dot, no slash. */
const segment = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;

/** Path of a list in one namespace or in all of them; for messages, so it is also made for what must not be asked. */
export function resourcePath(
  { group, apiVersion, plural }: ResourceKind,
  namespace?: string,
): string {
  return [
    group ? `/apis/${encodeURIComponent(group)}` : '/api',
    encodeURIComponent(apiVersion),
    ...(namespace ? ['namespaces', encodeURIComponent(namespace)] : []),
    encodeURIComponent(plural),
  ].join('/');
}

/** Kinds and namespaces come from requests and annotations; only what could exist, and no Secret, is asked for. */
export function assertMayBeAsked(kind: ResourceKind, namespace?: string): void {
  const segments = [
    ...(kind.group ? [kind.group] : []),
    kind.apiVersion,
    kind.plural,
    ...(namespace ? [namespace] : []),
  ];
  if (!segments.every(part => segment.test(part))) {
    throw new ClusterReadFailure('invalid-request', 400);
  }
  if (!kind.group && kind.plural === 'secrets') {
    throw new ClusterReadFailure('forbidden', 403);
  }
}
