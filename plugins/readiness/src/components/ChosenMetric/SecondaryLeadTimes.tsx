import { Text } from '@backstage/ui';
import { RecordTable } from '@groundwork/plugin-status-react';
import type { DeliveryNumbers } from '../../answers';
import { useSay, type Say } from '../../useSay';
import { hoursWords } from '../DeliveryMetrics/words';
import { SaveTable } from '../TableFile';

function timeWords(hours: number | undefined, t: Say): string {
  return hours === undefined ? t('delivery.noNumber') : hoursWords(hours, t);
}

/** Lead times counted in other ways, which other tools show. */
export function SecondaryLeadTimes({
  series,
}: {
  readonly series: NonNullable<DeliveryNumbers['secondaryLeadTimes']>;
}) {
  const t = useSay();
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
            cell: ({ medianHours }) => timeWords(medianHours, t),
          },
          {
            header: t('delivery.chosen.p90'),
            align: 'end',
            cell: ({ p90Hours }) => timeWords(p90Hours, t),
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
            { name: 'median_hours', of: ({ medianHours }) => medianHours },
            { name: 'p75_hours', of: ({ p75Hours }) => p75Hours },
            { name: 'p90_hours', of: ({ p90Hours }) => p90Hours },
            { name: 'sample_size', of: ({ sampleSize }) => sampleSize },
          ],
        }}
      />
    </section>
  );
}
