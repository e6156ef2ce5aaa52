import { Text } from '@backstage/ui';
import { RecordTable } from '@groundwork/plugin-status-react';
import type { DeliveryNumbers } from '../../answers';
import type { Measures } from '../DeliveryMetrics/measures';
import { scaleOf } from '../DeliveryMetrics/units';
import { useMeasures } from '../DeliveryMetrics/useUnits';
import { SaveTable } from '../TableFile';

function timeWords(hours: number | undefined, { t, time }: Measures): string {
  return hours === undefined ? t('delivery.noNumber') : time(hours);
}

/** Lead times counted in other ways, which other tools show. */
export function SecondaryLeadTimes({
  series,
}: {
  readonly series: NonNullable<DeliveryNumbers['secondaryLeadTimes']>;
}) {
  const measures = useMeasures();
  const { t, units } = measures;
  const scale = scaleOf('hours', units);
  const label = t('delivery.chosen.otherwise');
  return (
    <section aria-label={label}>
      <Text as="h3" weight="bold">
        {label}
      </Text>
      <Text as="p">{t('delivery.chosen.otherwiseNote')}</Text>
      <RecordTable
        label={label}
        rows={series}
        keyOf={row => row.series}
        columns={[
          {
            header: t('delivery.chosen.counted'),
            isRowHeader: true,
            cell: row => t(`delivery.chosen.seriesNames.${row.series}`),
          },
          {
            header: t('delivery.chosen.median'),
            align: 'end',
            cell: ({ medianHours }) => timeWords(medianHours, measures),
          },
          {
            header: t('delivery.chosen.p90'),
            align: 'end',
            cell: ({ p90Hours }) => timeWords(p90Hours, measures),
          },
          {
            header: t('delivery.chosen.sample'),
            align: 'end',
            cell: ({ sampleSize }) => sampleSize.toLocaleString('en'),
          },
        ]}
      />
      <SaveTable
        label={label}
        rows={series}
        file={{
          name: 'secondary-lead-times',
          columns: [
            { name: 'series', of: row => row.series },
            {
              name: `median_${scale.name}`,
              of: ({ medianHours }) => scale.cell(medianHours),
            },
            {
              name: `p75_${scale.name}`,
              of: ({ p75Hours }) => scale.cell(p75Hours),
            },
            {
              name: `p90_${scale.name}`,
              of: ({ p90Hours }) => scale.cell(p90Hours),
            },
            { name: 'sample_size', of: ({ sampleSize }) => sampleSize },
          ],
        }}
      />
    </section>
  );
}
