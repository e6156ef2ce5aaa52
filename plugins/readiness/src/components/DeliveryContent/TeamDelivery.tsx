import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { QueryScope } from '@groundwork/plugin-status-react';
import { Route, Routes } from 'react-router-dom';
import type { ServiceInTeamDelivery } from '../../answers';
import { useSay } from '../../useSay';
import { BaselinePages } from '../Baseline';
import {
  DeliveryMetrics,
  fileName,
  MetricTable,
  useTier,
} from '../DeliveryMetrics';
import { Part, Reading } from '../PageFrame';
import { SaidList } from '../SaidList';

function Services({
  services,
}: {
  readonly services: readonly ServiceInTeamDelivery[];
}) {
  const t = useSay();
  const { tier } = useTier();
  return (
    <Part
      title={t('delivery.services.title')}
      note={t('delivery.services.note')}
    >
      <MetricTable
        label={t('delivery.services.title')}
        header={t('delivery.services.service')}
        rows={services}
        file={{ name: fileName('services', tier) }}
      />
    </Part>
  );
}

function Content({ teamRef }: { readonly teamRef: string }) {
  const t = useSay();
  return (
    <Reading isTab title={t('baseline.back')}>
      <DeliveryMetrics
        scope={{ of: 'team', ref: teamRef }}
        isEmpty={({ services }) => services?.length === 0}
        empty={<Text as="p">{t('delivery.services.none')}</Text>}
      >
        {({ services }) => (
          <>
            <Services services={services ?? []} />
            <SaidList about={{ of: 'team', ref: teamRef }} />
          </>
        )}
      </DeliveryMetrics>
    </Reading>
  );
}

/** The pooled deliveries of a group, and each of its services beside. */
export function TeamDelivery() {
  const { entity } = useEntity();
  const ref = stringifyEntityRef(entity);
  return (
    <QueryScope>
      <Routes>
        <Route path="/" element={<Content teamRef={ref} />} />
        <Route
          path="baseline/*"
          element={<BaselinePages scope={{ of: 'team', ref }} owner={ref} />}
        />
      </Routes>
    </QueryScope>
  );
}
