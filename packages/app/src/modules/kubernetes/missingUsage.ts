import type { ClusterObjects } from '@backstage/plugin-kubernetes-common';
import type { SourceFailureReason } from '@groundwork/plugin-status-react';
import { isAboutUsage, reasonOf, ROLE_FIX } from './clusterErrors';

/** Why a cluster that was read shows no CPU and memory, or not those of every pod. */
export interface MissingUsage {
  readonly cluster: string;
  /** Left out where nobody said why. */
  readonly reason?: SourceFailureReason;
  /** Some namespaces gave theirs. */
  readonly isPartial: boolean;
}

/** The rest of a sentence that starts with the figures that are missing. */
const REASONS: Readonly<Record<SourceFailureReason, string>> = {
  not_found: 'it has no metrics server',
  server_error: 'its metrics server failed to answer (5xx)',
  timeout: 'they did not come in time',
  forbidden: 'the portal may not read them (403)',
  unauthorized: 'it refused the portal’s credentials (401)',
  rate_limited: 'it asked the portal to slow down (429)',
  unreachable: 'the connection was lost',
  tls: 'it showed a certificate that the portal does not trust',
  parse_error: 'its answer could not be understood',
  unsupported: 'the portal cannot read them',
  unfinished: 'they are still being read',
};

/** One entry per reason, however many namespaces were asked. */
export function missingUsageOf({
  cluster,
  errors,
  podMetrics,
}: ClusterObjects): MissingUsage[] {
  const reasons = new Set(errors.filter(isAboutUsage).map(reasonOf));
  return [...reasons].map(reason => ({
    cluster: cluster.name,
    ...(reason === undefined ? {} : { reason }),
    isPartial: podMetrics.length > 0,
  }));
}

/** Says why figures are missing, and what to do where that is in our hands. */
export function explainMissingUsage({
  cluster,
  reason,
  isPartial,
}: MissingUsage): string {
  const what = isPartial
    ? `Usage figures from ${cluster} are incomplete`
    : `No usage figures from ${cluster}`;
  const fix = reason === 'forbidden' ? ` ${ROLE_FIX}` : '';
  const why = reason === undefined ? 'nobody said why' : REASONS[reason];
  return `${what}: ${why}.${fix}`;
}
