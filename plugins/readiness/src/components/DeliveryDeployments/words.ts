import type { StatusOutcome } from '@groundwork/plugin-status-react';
import type { DeliveryDeployment } from '../../answers';
import type { Say } from '../../useSay';
import type { Measures } from '../DeliveryMetrics/measures';

/** What kind of deployment it was. */
export function kindWords(
  { kind, status }: Pick<DeliveryDeployment, 'kind' | 'status'>,
  t: Say,
): string {
  if (status === 'failure') return t('delivery.deployments.broke');
  return kind === undefined
    ? t('delivery.deployments.kinds.unknown')
    : t(`delivery.deployments.kinds.${kind}`);
}

/** Why a deployment failed or is rework; a reason that has no words yet is said as it is. */
export function reasonWords(reason: string, t: Say): string {
  switch (reason) {
    case 'incident':
      return t('delivery.deployments.reasons.incident');
    case 'rollback':
      return t('delivery.deployments.reasons.rollback');
    case 'revert':
      return t('delivery.deployments.reasons.revert');
    case 'hotfix':
      return t('delivery.deployments.reasons.hotfix');
    case 'failed-rollout':
      return t('delivery.deployments.reasons.failedRollout');
    case 'fix':
      return t('delivery.deployments.reasons.fix');
    default:
      return reason;
  }
}

/** That nothing is known to have failed is no proof that nothing did. */
export function resultOutcome({
  failure,
  rework,
}: DeliveryDeployment): StatusOutcome {
  if (failure) return 'fails';
  return rework.length > 0 ? 'partly' : 'not-applicable';
}

type Failure = NonNullable<DeliveryDeployment['failure']>;

function recoveryWords(
  { recovery, recoveryHours }: Failure,
  { t, time }: Measures,
): string {
  switch (recovery) {
    case 'recovered':
      return t('delivery.deployments.recovered', {
        time: time(recoveryHours ?? 0),
      });
    case 'open':
      return t('delivery.deployments.stillOpen');
    case 'contradictory':
      return t('delivery.deployments.contradictory');
    default:
      throw new Error(`Unknown recovery ${String(recovery satisfies never)}`);
  }
}

/** What came of a deployment. */
export function resultWords(
  { failure, rework }: DeliveryDeployment,
  measures: Measures,
): string {
  const { t } = measures;
  const list = (reasons: readonly string[]) =>
    reasons.map(reason => reasonWords(reason, t)).join(', ');
  const said = [
    ...(failure
      ? [
          t('delivery.deployments.failed', { why: list(failure.reasons) }),
          recoveryWords(failure, measures),
        ]
      : []),
    ...(rework.length > 0
      ? [t('delivery.deployments.rework', { why: list(rework) })]
      : []),
  ];
  return said.length === 0 ? t('delivery.deployments.well') : said.join('; ');
}

/** The longest lead time of what it shipped. */
export function slowestWords(
  { changes }: DeliveryDeployment,
  { time }: Measures,
): string | undefined {
  const hours = changes.flatMap(({ leadTimeHours }) => leadTimeHours ?? []);
  return hours.length === 0 ? undefined : time(Math.max(...hours));
}
