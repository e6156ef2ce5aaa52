import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { QueryScope } from '@groundwork/plugin-status-react';
import { Route, Routes } from 'react-router-dom';
import { useSay } from '../../useSay';
import { BaselinePages } from '../Baseline';
import { DeliveryMetrics } from '../DeliveryMetrics';
import { Reading } from '../PageFrame';
import { Teams, useTeams } from './Teams';

function Content() {
  // Asked for together with the numbers, though it is shown below them.
  const teams = useTeams();
  const t = useSay();
  return (
    <Reading title={t('baseline.back')}>
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
      <Routes>
        <Route path="/" element={<Content />} />
        <Route
          path="baseline/*"
          element={<BaselinePages scope={{ of: 'organisation' }} />}
        />
        <Route path="*" element={<NotFoundErrorPage />} />
      </Routes>
    </QueryScope>
  );
}
