import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { QueryScope } from '@groundwork/plugin-status-react';
import { Route, Routes } from 'react-router-dom';
import {
  clustersRouteRef,
  collectorsRouteRef,
  pipelinesRouteRef,
  prerequisiteRouteRef,
} from '../routes';
import { ClustersPage } from './ClustersPage';
import { CollectorsPage } from './CollectorsPage';
import { EvidenceDrawer } from './EvidenceDrawer';
import { OrganisationPage } from './OrganisationPage';
import { PipelinesPage } from './PipelinesPage';
import { PrerequisitePage } from './PrerequisitePage';

/** The pages below /readiness; the drawer opens over each of them. */
export function ReadinessRouter() {
  return (
    <QueryScope>
      <Routes>
        <Route path="/" element={<OrganisationPage />} />
        <Route
          path={prerequisiteRouteRef.path}
          element={<PrerequisitePage />}
        />
        <Route path={clustersRouteRef.path} element={<ClustersPage />} />
        <Route path={pipelinesRouteRef.path} element={<PipelinesPage />} />
        <Route path={collectorsRouteRef.path} element={<CollectorsPage />} />
        <Route path="*" element={<NotFoundErrorPage />} />
      </Routes>
      <EvidenceDrawer />
    </QueryScope>
  );
}
