import { LEAST_SAMPLE } from '@groundwork/plugin-readiness-common';
import {
  RecordDetail,
  RecordTable,
  Status,
} from '@groundwork/plugin-status-react';
import type { DeliveryNumbers } from '../../answers';
import { useSay } from '../../useSay';
import { metricNames, type MetricName } from '../DeliveryMetrics/metricNames';
import {
  metricWords,
  sampleWords,
  undefinedWords,
} from '../DeliveryMetrics/words';
import { SaveTable } from '../TableFile';
import { freezableColumns, type FreezableRow } from './fileColumns';

type Metric = DeliveryNumbers['metrics'][MetricName];

/** Whether a metric can be frozen, and whether that is enough to show a change by. */
function Use({ metric }: { readonly metric: Metric }) {
  const t = useSay();
  if (metric.value === undefined)
    return (
      <>
        <Status outcome="unknown">{t('baseline.new.cannot')}</Status>
        {metric.undefined ? (
          <RecordDetail>
            {metric.undefined.sentence} {metric.undefined.definedBy}
          </RecordDetail>
        ) : null}
      </>
    );
  return metric.sampleSize < LEAST_SAMPLE ? (
    <>
      <Status outcome="partly">{t('baseline.new.little')}</Status>
      <RecordDetail>
        {t('baseline.new.littleWhy', { least: String(LEAST_SAMPLE) })}
      </RecordDetail>
    </>
  ) : (
    <Status outcome="passes">{t('baseline.new.can')}</Status>
  );
}

/** The five metrics as they would be frozen, and what can be shown by them later. */
export function FreezableTable({
  numbers,
}: {
  readonly numbers: DeliveryNumbers;
}) {
  const t = useSay();
  const rows: readonly FreezableRow[] = metricNames.map(name => ({
    name,
    metric: numbers.metrics[name],
  }));
  return (
    <>
      <RecordTable
        label={t('baseline.new.title')}
        rows={rows}
        keyOf={({ name }) => name}
        columns={[
          {
            header: t('baseline.metric'),
            isRowHeader: true,
            cell: ({ name }) => (
              <>
                {t(`delivery.metrics.${name}`)}
                <RecordDetail>{t(`delivery.good.${name}`)}</RecordDetail>
              </>
            ),
          },
          {
            header: t('baseline.new.value'),
            cell: ({ name, metric }) =>
              metric.value === undefined ? (
                undefinedWords(metric, t)
              ) : (
                <>
                  {metricWords(metric.value, metric.unit, t)}
                  <RecordDetail>
                    {sampleWords(name, metric.sampleSize, t)}
                  </RecordDetail>
                </>
              ),
          },
          {
            header: t('baseline.new.use'),
            cell: ({ metric }) => <Use metric={metric} />,
          },
        ]}
      />
      <SaveTable
        label={t('baseline.new.title')}
        file={{ name: 'to-freeze', columns: freezableColumns(numbers) }}
        rows={rows}
      />
    </>
  );
}
