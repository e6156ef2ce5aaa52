import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { QueryScope } from '@groundwork/plugin-status-react';
import type { ServiceInTeamDelivery } from '../../answers';
import { useSay } from '../../useSay';
import { DeliveryMetrics, MetricTable } from '../DeliveryMetrics';
import { Part, Reading } from '../PageFrame';

function Services({
  services,
}: {
  readonly services: readonly ServiceInTeamDelivery[];
}) {
  const t = useSay();
  return (
    <Part
      title={t('delivery.services.title')}
      note={t('delivery.services.note')}
    >
      <MetricTable
        label={t('delivery.services.title')}
        header={t('delivery.services.service')}
        rows={services}
      />
    </Part>
  );
}

/** The pooled deliveries of a group, and each of its services beside. */
export function TeamDelivery() {
  const t = useSay();
  const { entity } = useEntity();
  return (
    <QueryScope>
      <Reading isTab>
        <DeliveryMetrics
          scope={{ of: 'team', ref: stringifyEntityRef(entity) }}
          isEmpty={({ services }) => services?.length === 0}
          empty={<Text as="p">{t('delivery.services.none')}</Text>}
        >
          {({ services }) => <Services services={services ?? []} />}
        </DeliveryMetrics>
      </Reading>
    </QueryScope>
  );
}
