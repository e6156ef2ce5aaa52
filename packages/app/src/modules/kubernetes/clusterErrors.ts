import type {
  ClusterObjects,
  KubernetesFetchError,
} from '@backstage/plugin-kubernetes-common';
import {
  isSourceFailureReason,
  type FailedSource,
  type SourceFailureReason,
} from '@groundwork/plugin-status-react';
import type { Say } from '../../useSay';

function reasonOfStatus(statusCode: number): SourceFailureReason {
  switch (statusCode) {
    case 401:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
      return 'not_found';
    case 429:
      return 'rate_limited';
    default:
      return statusCode >= 500 ? 'server_error' : 'parse_error';
  }
}

/**
 * Why one read failed, in the portal's words. The bounded Kubernetes backend
 * gives the reason; without that backend the status code has to do, or that there
 * was no answer at all; else nobody knows.
 */
export function reasonOf(
  error: KubernetesFetchError,
): SourceFailureReason | undefined {
  const given = 'reason' in error ? error.reason : undefined;
  if (isSourceFailureReason(given)) {
    return given;
  }
  if ('statusCode' in error && error.statusCode) {
    return reasonOfStatus(error.statusCode);
  }
  return error.errorType === 'FETCH_ERROR' ? 'unreachable' : undefined;
}

/**
 * Whether usage was asked for when one read failed, which says nothing about
 * the cluster. A cluster behind a gateway has the gateway's path in front.
 */
export function isAboutUsage(error: KubernetesFetchError): boolean {
  return (
    'resourcePath' in error &&
    Boolean(error.resourcePath?.includes('/apis/metrics.k8s.io/'))
  );
}

/** How many objects were read before a read failed; undefined when none was. */
export function readBefore(error: KubernetesFetchError): number | undefined {
  const count = 'readBefore' in error ? error.readBefore : undefined;
  return typeof count === 'number' && count > 0 ? count : undefined;
}

/** What was asked for when one read failed; undefined when the whole cluster failed. */
export function subjectOf(error: KubernetesFetchError): string | undefined {
  const path = 'resourcePath' in error ? error.resourcePath : undefined;
  if (!path) {
    return undefined;
  }
  return path.split('?')[0]?.split('/').at(-1);
}

/** One line per reason for one cluster, with everything that this reason hides. */
export function failuresOf(
  { cluster, errors }: ClusterObjects,
  t: Say,
): FailedSource[] {
  const subjects = new Map<SourceFailureReason | undefined, Set<string>>();
  for (const error of errors) {
    const reason = reasonOf(error);
    const hidden = subjects.get(reason) ?? new Set<string>();
    const subject = subjectOf(error);
    const before = readBefore(error);
    if (subject) {
      hidden.add(
        before ? t('kubernetes.afterFirst', { subject, before }) : subject,
      );
    }
    subjects.set(reason, hidden);
  }
  return [...subjects].map(([reason, hidden]) => ({
    name: cluster.name,
    ...(reason === undefined ? {} : { reason }),
    ...(hidden.size > 0 ? { subject: [...hidden].join(', ') } : {}),
    ...(reason === 'forbidden' ? { fix: t('kubernetes.bindRole') } : {}),
  }));
}
