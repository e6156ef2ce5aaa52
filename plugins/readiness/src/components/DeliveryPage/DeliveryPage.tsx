import { QueryScope } from '@groundwork/plugin-status-react';
import { DeliveryMetrics } from '../DeliveryMetrics';
import { Reading } from '../PageFrame';
import { Teams, useTeams } from './Teams';

function Content() {
  // Asked for together with the numbers, though it is shown below them.
  const teams = useTeams();
  return (
    <Reading>
      <DeliveryMetrics scope={{ of: 'organisation' }}>
        {() => <Teams query={teams} />}
      </DeliveryMetrics>
    </Reading>
  );
}

/** "How fast and how safe is the organisation, and is that better than before?" */
export function DeliveryPage() {
  return (
    <QueryScope>
      <Content />
    </QueryScope>
  );
}
