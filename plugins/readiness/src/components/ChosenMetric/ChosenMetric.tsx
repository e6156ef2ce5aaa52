import type { DeliveryNumbers } from '../../answers';
import type { DeliveryScope } from '../../deliveryApi';
import { useSay } from '../../useSay';
import { DeliveryDeployments } from '../DeliveryDeployments';
import { useChosenMetric } from '../DeliveryMetrics/useChosenMetric';
import { Part } from '../PageFrame';
import styles from './ChosenMetric.module.css';
import { Distribution } from './Distribution';
import { Series } from './Series';
import { Stages } from './Stages';

/** The metric that the address names: over time, how it spreads, and what it is made of. */
export function ChosenMetric({
  scope,
  numbers,
}: {
  readonly scope: DeliveryScope;
  readonly numbers: DeliveryNumbers;
}) {
  const t = useSay();
  const { chosen } = useChosenMetric();
  const metric = numbers.metrics[chosen];
  return (
    <Part title={t(`delivery.metrics.${chosen}`)}>
      {metric.sampleSize > 0 ? (
        <div className={styles.charts}>
          <Series numbers={numbers} name={chosen} />
          <Distribution name={chosen} metric={metric} />
          {chosen === 'leadTime' ? <Stages stages={numbers.stages} /> : null}
        </div>
      ) : null}
      <DeliveryDeployments scope={scope} />
    </Part>
  );
}
