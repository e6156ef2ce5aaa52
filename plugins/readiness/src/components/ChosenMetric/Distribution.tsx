import { Text } from '@backstage/ui';
import { lazy, Suspense } from 'react';
import type { DeliveryMetric } from '../../answers';
import type { Measures } from '../DeliveryMetrics/measures';
import type { MetricName } from '../DeliveryMetrics/metricNames';
import { scaleOf } from '../DeliveryMetrics/units';
import { metricIds } from '../DeliveryMetrics/useChosenMetric';
import { useMeasures } from '../DeliveryMetrics/useUnits';
import { AsTable } from './AsTable';
import { ChartSpace } from './ChartSpace';

// The chart library is loaded only where a chart is looked at.
const DistributionChart = lazy(async () => ({
  default: (await import('../DeliveryCharts')).DistributionChart,
}));

type Bin = NonNullable<DeliveryMetric['percentiles']>['distribution'][number];

function binWords(
  { fromHours, toHours }: Bin,
  { t, time: words }: Measures,
): string {
  if (toHours === undefined)
    return t('delivery.chosen.over', { from: words(fromHours) });
  return fromHours === 0
    ? t('delivery.chosen.under', { to: words(toHours) })
    : t('delivery.chosen.between', {
        from: words(fromHours),
        to: words(toHours),
      });
}

/** How many changes, or recoveries, took how long. */
export function Distribution({
  name,
  metric,
}: {
  readonly name: MetricName;
  readonly metric: DeliveryMetric;
}) {
  const measures = useMeasures();
  const { t, units, time } = measures;
  const { percentiles, value } = metric;
  if (!percentiles || value === undefined) return null;
  const bars = percentiles.distribution.map(bin => ({
    ...bin,
    label: binWords(bin, measures),
  }));
  const scale = scaleOf('hours', units);
  const label = t('delivery.chosen.distributionOf', {
    metric: t(`delivery.metrics.${name}`),
  });
  return (
    <section aria-label={label}>
      <Text as="h3" weight="bold">
        {t('delivery.chosen.distribution')}
      </Text>
      <Text as="p">
        {t('delivery.chosen.distributionNote', {
          median: time(value),
          p75: time(percentiles.p75),
          p90: time(percentiles.p90),
        })}
      </Text>
      <Suspense fallback={<ChartSpace height={200} />}>
        <DistributionChart bars={bars} />
      </Suspense>
      <AsTable
        label={label}
        rows={bars}
        file={{
          name: `${metricIds[name]}-distribution`,
          columns: [
            {
              name: `from_${scale.name}`,
              of: ({ fromHours }) => scale.of(fromHours),
            },
            {
              name: `to_${scale.name}`,
              of: ({ toHours }) => scale.cell(toHours),
            },
            { name: 'number', of: ({ count }) => count },
          ],
        }}
        keyOf={bar => bar.label}
        columns={[
          {
            header: t('delivery.chosen.took'),
            isRowHeader: true,
            cell: bar => bar.label,
          },
          {
            header: t('delivery.chosen.number'),
            align: 'end',
            cell: ({ count }) => count.toLocaleString('en'),
          },
        ]}
      />
    </section>
  );
}
