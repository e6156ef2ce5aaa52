import { Text } from '@backstage/ui';
import { formatDay } from '@groundwork/plugin-status-react';
import { lazy, Suspense } from 'react';
import type { DeliveryMetric, DeliveryNumbers } from '../../answers';
import { useSay, type Say } from '../../useSay';
import type { MetricName } from '../DeliveryMetrics/metricNames';
import type { Mark } from '../DeliveryMetrics/own';
import { metricWords, sampleWords } from '../DeliveryMetrics/words';
import { AsTable } from './AsTable';
import { ChartSpace } from './ChartSpace';

// The chart library is loaded only where a chart is looked at.
const SeriesChart = lazy(async () => ({
  default: (await import('../DeliveryCharts')).SeriesChart,
}));

type Period = DeliveryNumbers['periods'][number];

function goodWords({ unit, better }: DeliveryMetric, t: Say): string {
  if (unit === 'hours') return t('delivery.chosen.shorter');
  return better === 'higher'
    ? t('delivery.chosen.higher')
    : t('delivery.chosen.lower');
}

function noteOf(
  periods: readonly Period[],
  name: MetricName,
  { metric, t }: { readonly metric: DeliveryMetric; readonly t: Say },
): string {
  const values = periods.flatMap(({ metrics }) => metrics[name].value ?? []);
  const last = periods.at(-1);
  if (values.length === 0 || !last) return t('delivery.chosen.seriesNone');
  const words = (value: number) => metricWords(value, metric.unit, t);
  const lastValue = last.metrics[name].value;
  return t('delivery.chosen.seriesNote', {
    least: words(Math.min(...values)),
    most: words(Math.max(...values)),
    last: lastValue === undefined ? t('delivery.noNumber') : words(lastValue),
    days: String(last.days),
    good: goodWords(metric, t),
  });
}

/** A metric over the window, step by step. */
export function Series({
  numbers,
  name,
  marks,
}: {
  readonly numbers: DeliveryNumbers;
  readonly name: MetricName;
  /** What it is held against. */
  readonly marks: readonly Mark[];
}) {
  const t = useSay();
  const metric = numbers.metrics[name];
  const { periods } = numbers;
  const dayOf = ({ fromDay }: Period) => formatDay(Date.parse(fromDay));
  const words = (value: number) => metricWords(value, metric.unit, t);
  const label = t('delivery.chosen.seriesOf', {
    metric: t(`delivery.metrics.${name}`),
  });
  return (
    <section aria-label={label}>
      <Text as="h3" weight="bold">
        {t('delivery.chosen.series')}
      </Text>
      <Text as="p">
        {noteOf(periods, name, { metric, t })}
        {marks.length > 0
          ? ` ${t('baseline.mark.lines', {
              marks: marks.map(mark => mark.words).join(', '),
            })}`
          : ''}
      </Text>
      <Suspense fallback={<ChartSpace height={240} />}>
        <SeriesChart
          words={words}
          lines={marks.map(mark => ({ value: mark.value, label: mark.words }))}
          points={periods.map(period => ({
            label: dayOf(period),
            value: period.metrics[name].value,
          }))}
        />
      </Suspense>
      <AsTable
        label={label}
        rows={periods}
        keyOf={({ fromDay }) => fromDay}
        columns={[
          {
            header: t('delivery.chosen.from'),
            isRowHeader: true,
            cell: dayOf,
          },
          {
            header: t('delivery.chosen.value'),
            align: 'end',
            cell: ({ metrics }) => {
              const { value } = metrics[name];
              return value === undefined
                ? t('delivery.noNumber')
                : words(value);
            },
          },
          {
            header: t('delivery.chosen.sample'),
            align: 'end',
            cell: ({ metrics }) =>
              sampleWords(name, metrics[name].sampleSize, t),
          },
        ]}
      />
    </section>
  );
}
