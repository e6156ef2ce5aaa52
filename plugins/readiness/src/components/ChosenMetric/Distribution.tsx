import { Text } from '@backstage/ui';
import { lazy, Suspense } from 'react';
import type { DeliveryMetric } from '../../answers';
import { useSay, type Say } from '../../useSay';
import type { MetricName } from '../DeliveryMetrics/metricNames';
import { metricIds } from '../DeliveryMetrics/useChosenMetric';
import { hoursWords } from '../DeliveryMetrics/words';
import { AsTable } from './AsTable';
import { ChartSpace } from './ChartSpace';

// The chart library is loaded only where a chart is looked at.
const DistributionChart = lazy(async () => ({
  default: (await import('../DeliveryCharts')).DistributionChart,
}));

type Bin = NonNullable<DeliveryMetric['percentiles']>['distribution'][number];

function binWords({ fromHours, toHours }: Bin, t: Say): string {
  const words = (hours: number) => hoursWords(hours, t);
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
  const t = useSay();
  const { percentiles, value } = metric;
  if (!percentiles || value === undefined) return null;
  const bars = percentiles.distribution.map(bin => ({
    ...bin,
    label: binWords(bin, t),
  }));
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
          median: hoursWords(value, t),
          p75: hoursWords(percentiles.p75, t),
          p90: hoursWords(percentiles.p90, t),
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
            { name: 'from_hours', of: ({ fromHours }) => fromHours },
            { name: 'to_hours', of: ({ toHours }) => toHours },
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
