import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { QueryScope } from '@groundwork/plugin-status-react';
import { DeliveryHistory } from '../DeliveryHistory';
import { DeliveryMetrics } from '../DeliveryMetrics';
import { Reading } from '../PageFrame';

/** How fast and how safe the deliveries of a service are. */
export function ServiceDelivery() {
  const { entity } = useEntity();
  const scope = { of: 'service', ref: stringifyEntityRef(entity) } as const;
  return (
    <QueryScope>
      <Reading isTab>
        <DeliveryMetrics scope={scope}>
          {({ numbers }) => <DeliveryHistory scope={scope} numbers={numbers} />}
        </DeliveryMetrics>
      </Reading>
    </QueryScope>
  );
}
