import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { getEntityRelations, useEntity } from '@backstage/plugin-catalog-react';
import { QueryScope } from '@groundwork/plugin-status-react';
import { Route, Routes } from 'react-router-dom';
import type { SaidAbout } from '../../deliveryApi';
import { useSay } from '../../useSay';
import { BaselinePages } from '../Baseline';
import { DeliveryHistory } from '../DeliveryHistory';
import { DeliveryMetrics } from '../DeliveryMetrics';
import { Reading } from '../PageFrame';
import { SaidList } from '../SaidList';

function Content({ scope }: { readonly scope: SaidAbout }) {
  const t = useSay();
  return (
    <Reading isTab title={t('baseline.back')}>
      <DeliveryMetrics scope={scope}>
        {({ numbers }) => (
          <>
            <DeliveryHistory service={scope.ref} numbers={numbers} />
            <SaidList about={scope} />
          </>
        )}
      </DeliveryMetrics>
    </Reading>
  );
}

/** How fast and how safe the deliveries of a service are. */
export function ServiceDelivery() {
  const { entity } = useEntity();
  const scope = { of: 'service', ref: stringifyEntityRef(entity) } as const;
  const [owner] = getEntityRelations(entity, RELATION_OWNED_BY);
  return (
    <QueryScope>
      <Routes>
        <Route path="/" element={<Content scope={scope} />} />
        <Route
          path="baseline/*"
          element={
            <BaselinePages
              scope={scope}
              owner={owner && stringifyEntityRef(owner)}
            />
          }
        />
      </Routes>
    </QueryScope>
  );
}
