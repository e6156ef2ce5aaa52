import type { DeliveryBaseline, DeliveryNumbers } from '../../answers';
import type { DeliveryScope } from '../../deliveryApi';
import { DeliveryDeployments } from '../DeliveryDeployments';
import { marksOf } from '../DeliveryMetrics/own';
import { useChosenMetric } from '../DeliveryMetrics/useChosenMetric';
import { useMeasures } from '../DeliveryMetrics/useUnits';
import { Part } from '../PageFrame';
import styles from './ChosenMetric.module.css';
import { Distribution } from './Distribution';
import { SecondaryLeadTimes } from './SecondaryLeadTimes';
import { Series } from './Series';
import { Stages } from './Stages';

/** The metric that the address names: over time, how it spreads, and what it is made of. */
export function ChosenMetric({
  scope,
  numbers,
  own,
}: {
  readonly scope: DeliveryScope;
  readonly numbers: DeliveryNumbers;
  /** What the scope is measured against. */
  readonly own: DeliveryBaseline | undefined;
}) {
  const measures = useMeasures();
  const { t } = measures;
  const { chosen } = useChosenMetric();
  const metric = numbers.metrics[chosen];
  return (
    <Part title={t(`delivery.metrics.${chosen}`)}>
      {metric.sampleSize > 0 ? (
        <div className={styles.charts}>
          <Series
            scope={scope}
            numbers={numbers}
            name={chosen}
            marks={marksOf({ own, numbers }, chosen, measures)}
          />
          <Distribution name={chosen} metric={metric} />
          {chosen === 'leadTime' ? <Stages stages={numbers.stages} /> : null}
          {chosen === 'leadTime' && numbers.secondaryLeadTimes ? (
            <SecondaryLeadTimes series={numbers.secondaryLeadTimes} />
          ) : null}
        </div>
      ) : null}
      <DeliveryDeployments scope={scope} />
    </Part>
  );
}
