import { Button } from '@backstage/ui';
import type { ReactNode } from 'react';
import type { DeliveryAnswer, DeliveryScope } from '../../deliveryApi';
import { useSay } from '../../useSay';
import { BaselineLine } from '../Baseline/BaselineLine';
import { useOwnBaseline } from '../Baseline/useBaselines';
import { ChosenMetric } from '../ChosenMetric';
import { useDeploymentsPage } from '../DeliveryDeployments';
import { DeploymentDrawer } from '../DeploymentDrawer';
import { Answered } from '../PageFrame';
import { Answer } from './Answer';
import styles from './DeliveryMetrics.module.css';
import { FailedSources, Quality } from './Quality';
import { QuickCheck } from './QuickCheck';
import { Tiles } from './Tiles';
import { useDelivery } from './useDelivery';
import { PRODUCTION, useTier } from './useTier';
import { WaitingForDelivery } from './WaitingForDelivery';

/** Props of {@link DeliveryMetrics}. */
export interface DeliveryMetricsProps {
  readonly scope: DeliveryScope;
  /** What belongs to the scope alone, such as the teams of the organisation. */
  readonly children?: (answer: DeliveryAnswer) => ReactNode;
  /** Whether there is nobody whose deliveries could be counted; then `empty` says so. */
  readonly isEmpty?: (answer: DeliveryAnswer) => boolean;
  readonly empty?: ReactNode;
}

/** How fast and how safe deliveries of a scope are, and what says so. */
export function DeliveryMetrics(props: DeliveryMetricsProps) {
  const { scope, children, isEmpty, empty } = props;
  const t = useSay();
  const { now, before } = useDelivery(scope);
  const { tier, choose } = useTier();
  const frozen = useOwnBaseline(scope);
  // Baselines are frozen of production, so nothing else is held against one.
  const own = tier === undefined ? frozen : undefined;
  // Asked for together with the numbers, though they are shown below them.
  useDeploymentsPage(scope);
  return (
    <>
      <Answered
        query={now}
        label={t('delivery.reading')}
        waiting={<WaitingForDelivery />}
        failed={why => t('delivery.failed', { why })}
      >
        {answer =>
          isEmpty?.(answer) ? (
            empty
          ) : (
            <div className={styles.page} aria-busy={now.isPlaceholderData}>
              <FailedSources numbers={answer.numbers} />
              <Answer numbers={answer.numbers} before={before} />
              <Tiles numbers={answer.numbers} before={before} own={own} />
              <BaselineLine scope={scope} numbers={answer.numbers} />
              <QuickCheck numbers={answer.numbers} />
              <ChosenMetric scope={scope} numbers={answer.numbers} own={own} />
              {children?.(answer)}
              <Quality numbers={answer.numbers} />
            </div>
          )
        }
      </Answered>
      {now.isLoadingError && tier !== undefined ? (
        // An old link may name a tier that is declared no more, and the choice comes with the numbers.
        <div>
          <Button variant="secondary" onPress={() => choose(PRODUCTION)}>
            {t('delivery.toProduction')}
          </Button>
        </div>
      ) : null}
      <DeploymentDrawer />
    </>
  );
}
