import { Text } from '@backstage/ui';
import { formatDay } from '@groundwork/plugin-status-react';
import { lazy, Suspense } from 'react';
import type { DeliveryMetric, DeliveryNumbers } from '../../answers';
import type { DeliveryScope } from '../../deliveryApi';
import type { Say } from '../../useSay';
import { metricIds } from '../DeliveryMetrics/useChosenMetric';
import type { Measures } from '../DeliveryMetrics/measures';
import type { MetricName } from '../DeliveryMetrics/metricNames';
import type { Mark } from '../DeliveryMetrics/own';
import { scaleOf, type Scale } from '../DeliveryMetrics/units';
import { isOfProduction } from '../DeliveryMetrics/useTier';
import { useMeasures } from '../DeliveryMetrics/useUnits';
import { sampleWords } from '../DeliveryMetrics/words';
import type { TableFile } from '../TableFile';
import { AsTable } from './AsTable';
import { ChartSpace } from './ChartSpace';
import { Incidents } from './Incidents';
import { incidentMarks, useFailed } from './incidents';

// The chart library is loaded only where a chart is looked at.
const SeriesChart = lazy(async () => ({
  default: (await import('../DeliveryCharts')).SeriesChart,
}));

const HappenedChart = lazy(async () => ({
  default: (await import('../DeliveryCharts')).HappenedChart,
}));

type Period = DeliveryNumbers['periods'][number];

/** A step of the window with what was deployed in it. */
interface Step extends Period {
  readonly deployments: number;
  /** Known of production only. */
  readonly failed: number;
}

function stepsOf({ periods, days }: DeliveryNumbers): readonly Step[] {
  return periods.map(period => {
    const within = days.filter(
      ({ day }) => day >= period.fromDay && day < period.toDay,
    );
    const sum = (of: (day: (typeof days)[number]) => number) =>
      within.reduce((total, day) => total + of(day), 0);
    return {
      ...period,
      deployments: sum(({ deployments }) => deployments),
      failed: sum(({ failures = 0 }) => failures),
    };
  });
}

function happenedWords(
  steps: readonly Step[],
  isTold: boolean,
  t: Say,
): string {
  const sum = (of: (step: Step) => number) =>
    steps.reduce((total, step) => total + of(step), 0);
  const deployments = t('delivery.chosen.deployments', {
    count: sum(step => step.deployments),
  });
  return isTold
    ? t('delivery.chosen.happened', {
        deployments,
        failed: sum(({ failed }) => failed).toLocaleString('en'),
      })
    : t('delivery.chosen.happenedThere', { deployments });
}

const stepColumns = (
  name: MetricName,
  scale: Scale,
  isTold: boolean,
): TableFile<Step>['columns'] => [
  { name: 'from_day', of: ({ fromDay }) => fromDay },
  { name: 'to_day', of: ({ toDay }) => toDay },
  {
    name: `${metricIds[name].replaceAll('-', '_')}_${scale.name}`,
    of: ({ metrics }) => scale.cell(metrics[name].value),
  },
  { name: 'sample_size', of: ({ metrics }) => metrics[name].sampleSize },
  { name: 'deployments', of: ({ deployments }) => deployments },
  ...(isTold ? [{ name: 'failed', of: ({ failed }: Step) => failed }] : []),
];

function goodWords({ unit, better }: DeliveryMetric, t: Say): string {
  if (unit === 'hours') return t('delivery.chosen.shorter');
  return better === 'higher'
    ? t('delivery.chosen.higher')
    : t('delivery.chosen.lower');
}

function noteOf(
  periods: readonly Period[],
  name: MetricName,
  {
    metric,
    measures,
  }: { readonly metric: DeliveryMetric; readonly measures: Measures },
): string {
  const { t } = measures;
  const values = periods.flatMap(({ metrics }) => metrics[name].value ?? []);
  const last = periods.at(-1);
  if (values.length === 0 || !last) return t('delivery.chosen.seriesNone');
  const words = (value: number) => measures.value(value, metric.unit);
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
  scope,
  numbers,
  name,
  marks,
}: {
  readonly scope: DeliveryScope;
  readonly numbers: DeliveryNumbers;
  readonly name: MetricName;
  /** What it is held against. */
  readonly marks: readonly Mark[];
}) {
  const measures = useMeasures();
  const { t, units } = measures;
  const metric = numbers.metrics[name];
  const scale = scaleOf(metric.unit, units);
  const steps = stepsOf(numbers);
  const isTold = isOfProduction(numbers);
  const told = useFailed(scope, numbers);
  const incidents = incidentMarks(told.data?.items ?? [], numbers);
  const dayOf = ({ fromDay }: Step) => formatDay(Date.parse(fromDay));
  const words = (value: number) => measures.value(value, metric.unit);
  const label = t('delivery.chosen.seriesOf', {
    metric: t(`delivery.metrics.${name}`),
  });
  return (
    <section aria-label={label}>
      <Text as="h3" weight="bold">
        {t('delivery.chosen.series')}
      </Text>
      <Text as="p">
        {noteOf(steps, name, { metric, measures })}
        {marks.length > 0
          ? ` ${t('baseline.mark.lines', {
              marks: marks.map(mark => mark.words).join(', '),
            })}`
          : ''}
      </Text>
      <Suspense fallback={<ChartSpace height={240} />}>
        <SeriesChart
          // The axis has its round numbers in the unit that it is told in.
          words={value => words(scale.back(value))}
          lines={marks.map(mark => ({
            value: scale.of(mark.value),
            label: mark.words,
          }))}
          points={steps.map(step => ({
            label: dayOf(step),
            value: scale.cell(step.metrics[name].value),
          }))}
        />
      </Suspense>
      <Text as="p" color="secondary">
        {happenedWords(steps, isTold, t)}
      </Text>
      <Suspense fallback={<ChartSpace height={84} />}>
        <HappenedChart
          steps={steps.map(step => ({
            ...step,
            label: dayOf(step),
            hasIncident: incidents.some(
              ({ day }) => day >= step.fromDay && day < step.toDay,
            ),
          }))}
        />
      </Suspense>
      <Incidents
        marks={incidents}
        error={told.error}
        isCut={told.data?.nextCursor !== undefined}
      />
      <AsTable
        label={label}
        rows={steps}
        file={{
          name: `${metricIds[name]}-over-time`,
          columns: stepColumns(name, scale, isTold),
        }}
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
          {
            header: t('delivery.chosen.deployed'),
            align: 'end',
            cell: ({ deployments }) => deployments.toLocaleString('en'),
          },
          ...(isTold
            ? [
                {
                  header: t('delivery.chosen.failed'),
                  align: 'end' as const,
                  cell: ({ failed }: Step) => failed.toLocaleString('en'),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}
