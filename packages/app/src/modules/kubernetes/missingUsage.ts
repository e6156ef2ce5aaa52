import type { ClusterObjects } from '@backstage/plugin-kubernetes-common';
import type { SourceFailureReason } from '@groundwork/plugin-status-react';
import type { Say } from '../../useSay';
import { isAboutUsage, reasonOf } from './clusterErrors';

/** Why a cluster that was read shows no CPU and memory, or not those of every pod. */
export interface MissingUsage {
  readonly cluster: string;
  /** Left out where nobody said why. */
  readonly reason?: SourceFailureReason;
  /** Some namespaces gave theirs. */
  readonly isPartial: boolean;
}

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
export function explainMissingUsage(
  { cluster, reason, isPartial }: MissingUsage,
  t: Say,
): string {
  const why = t(`kubernetes.usage.${reason ?? 'noReason'}`);
  const says = isPartial
    ? t('kubernetes.usage.partial', { cluster, why })
    : t('kubernetes.usage.none', { cluster, why });
  return reason === 'forbidden' ? `${says} ${t('kubernetes.bindRole')}` : says;
}
