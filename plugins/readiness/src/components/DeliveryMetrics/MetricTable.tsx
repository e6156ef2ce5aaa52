import {
  RecordDetail,
  RecordTable,
  Status,
  type RecordColumn,
} from '@groundwork/plugin-status-react';
import type { DeliveryMetric, DeliveryMetrics } from '../../answers';
import { useSay, type Say } from '../../useSay';
import { SaveTable, type FileColumn } from '../TableFile';
import { DeliveryLink } from './DeliveryLink';
import { MetricLink } from './MetricLink';
import { metricNames, type MetricName } from './metricNames';
import { metricIds } from './useChosenMetric';
import { scaleOf, type Units } from './units';
import { useMeasures, useUnits } from './useUnits';
import { sampleWords } from './words';

/** A team or a service with its five metrics. */
export interface MetricRow {
  readonly ref: string;
  readonly metrics: DeliveryMetrics;
  /** A line below its name. */
  readonly detail?: string;
}

function Cell({
  entityRef,
  name,
  metric,
}: {
  readonly entityRef: string;
  readonly name: MetricName;
  readonly metric: DeliveryMetric;
}) {
  const { t, value, why } = useMeasures();
  if (metric.value === undefined)
    return (
      <Status
        outcome="unknown"
        {...(metric.undefined ? { title: metric.undefined.sentence } : {})}
      >
        {why(metric)}
      </Status>
    );
  return (
    <>
      <MetricLink
        entityRef={entityRef}
        name={name}
        value={value(metric.value, metric.unit)}
      />
      <RecordDetail>{sampleWords(name, metric.sampleSize, t)}</RecordDetail>
    </>
  );
}

function columnsOf(header: string, t: Say): readonly RecordColumn<MetricRow>[] {
  return [
    {
      header,
      isRowHeader: true,
      cell: ({ ref, detail }) => (
        <>
          <DeliveryLink entityRef={ref} />
          {detail === undefined ? null : <RecordDetail>{detail}</RecordDetail>}
        </>
      ),
    },
    ...metricNames.map(name => ({
      header: t(`delivery.metrics.${name}`),
      cell: ({ ref, metrics }: MetricRow) => (
        <Cell entityRef={ref} name={name} metric={metrics[name]} />
      ),
    })),
  ];
}

/** Each metric with its unit in the name, and what it was counted from. */
function fileColumns(
  rows: readonly MetricRow[],
  units: Units,
): readonly FileColumn<MetricRow>[] {
  return [
    { name: 'ref', of: ({ ref }) => ref },
    ...metricNames.flatMap(name => {
      const id = metricIds[name].replaceAll('-', '_');
      const unit = rows[0]?.metrics[name].unit;
      const scale = unit && scaleOf(unit, units);
      return [
        {
          name: scale ? `${id}_${scale.name}` : id,
          of: ({ metrics }: MetricRow) => scale?.cell(metrics[name].value),
        },
        {
          name: `${id}_sample_size`,
          of: ({ metrics }: MetricRow) => metrics[name].sampleSize,
        },
      ];
    }),
  ];
}

/** Teams or services side by side, in the order in which they come: no ranking. */
export function MetricTable({
  label,
  header,
  rows,
  file,
}: {
  readonly label: string;
  readonly header: string;
  readonly rows: readonly MetricRow[];
  readonly file: {
    readonly name: string;
    /** All rows, where the page shows a part. */
    readonly rows?: () => Promise<readonly MetricRow[]>;
  };
}) {
  const t = useSay();
  const { units } = useUnits();
  return (
    <>
      <RecordTable
        label={label}
        columns={columnsOf(header, t)}
        rows={rows}
        keyOf={({ ref }) => ref}
      />
      <SaveTable
        label={label}
        file={{ name: file.name, columns: fileColumns(rows, units) }}
        rows={file.rows ?? rows}
      />
    </>
  );
}
