import type { DeliveryNumbers } from '../../answers';
import type { AskedBaseline } from '../../deliveryApi';
import type { MetricName } from '../DeliveryMetrics/metricNames';

type Shown = NonNullable<AskedBaseline['shown']>;

/** What is on the screen and is to be frozen, and nothing that came later. */
export function shownOf({ metrics }: DeliveryNumbers): Shown {
  const shown = (name: MetricName): Shown[MetricName] => {
    const { value, sampleSize } = metrics[name];
    return { sampleSize, ...(value === undefined ? {} : { value }) };
  };
  return {
    deploymentFrequency: shown('deploymentFrequency'),
    leadTime: shown('leadTime'),
    changeFailRate: shown('changeFailRate'),
    recoveryTime: shown('recoveryTime'),
    reworkRate: shown('reworkRate'),
  };
}
