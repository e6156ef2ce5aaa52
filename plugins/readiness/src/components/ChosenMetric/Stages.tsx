import { Text } from '@backstage/ui';
import { RecordTable } from '@groundwork/plugin-status-react';
import type { DeliveryNumbers } from '../../answers';
import { scaleOf } from '../DeliveryMetrics/units';
import { useMeasures } from '../DeliveryMetrics/useUnits';
import { sampleWords } from '../DeliveryMetrics/words';
import { SaveTable } from '../TableFile';

/** Where the time of changes goes on their way to production. */
export function Stages({
  stages,
}: {
  readonly stages: DeliveryNumbers['stages'];
}) {
  const { t, units, time } = useMeasures();
  const scale = scaleOf('hours', units);
  return (
    <section aria-label={t('delivery.chosen.stages')}>
      <Text as="h3" weight="bold">
        {t('delivery.chosen.stages')}
      </Text>
      <Text as="p">{t('delivery.chosen.stagesNote')}</Text>
      <RecordTable
        label={t('delivery.chosen.stages')}
        rows={stages}
        keyOf={({ stage }) => stage}
        columns={[
          {
            header: t('delivery.chosen.stage'),
            isRowHeader: true,
            cell: ({ stage }) => t(`delivery.chosen.stageNames.${stage}`),
          },
          {
            header: t('delivery.chosen.median'),
            align: 'end',
            cell: ({ medianHours }) =>
              medianHours === undefined
                ? t('delivery.noNumber')
                : time(medianHours),
          },
          {
            header: t('delivery.chosen.sample'),
            align: 'end',
            cell: ({ sampleSize }) => sampleWords('leadTime', sampleSize, t),
          },
        ]}
      />
      <SaveTable
        label={t('delivery.chosen.stages')}
        rows={stages}
        file={{
          name: 'lead-time-stages',
          columns: [
            { name: 'stage', of: ({ stage }) => stage },
            {
              name: `median_${scale.name}`,
              of: ({ medianHours }) => scale.cell(medianHours),
            },
            { name: 'sample_size', of: ({ sampleSize }) => sampleSize },
          ],
        }}
      />
    </section>
  );
}
