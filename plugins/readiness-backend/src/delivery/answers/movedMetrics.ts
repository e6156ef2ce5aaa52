import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { countOf, Tally } from '../days/tally';
import { movedCounts } from '../overlay/moved';

type Metrics = ReadinessSchemas['DeliveryMetrics'];

/** The metrics, each with how much of it rests on what people say and what it would be without. */
export function withMoved(
  metrics: Metrics,
  told: { readonly metrics: Metrics; readonly moved: Tally },
): Metrics {
  const of = (name: keyof Metrics): Metrics[typeof name] => {
    const items = countOf(told.moved, movedCounts[name]);
    const { value, atLeast, sampleSize } = told.metrics[name];
    return items === 0
      ? metrics[name]
      : {
          ...metrics[name],
          moved: {
            ...{ items, sampleSize },
            ...(value === undefined ? {} : { value }),
            ...(atLeast === undefined ? {} : { atLeast }),
          },
        };
  };
  return {
    deploymentFrequency: of('deploymentFrequency'),
    leadTime: of('leadTime'),
    changeFailRate: of('changeFailRate'),
    recoveryTime: of('recoveryTime'),
    reworkRate: of('reworkRate'),
  };
}
