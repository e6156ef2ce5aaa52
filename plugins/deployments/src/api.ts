import { createApiRef } from '@backstage/frontend-plugin-api';
import type { DeploymentsClient } from '@groundwork/plugin-deployments-common';

/** What the components need of the deployments backend. */
export type DeploymentsApi = Pick<
  DeploymentsClient,
  'getStatus' | 'getStatuses'
>;

/** The deployments backend, as the browser sees it. */
export const deploymentsApiRef = createApiRef<DeploymentsApi>().with({
  id: 'plugin.deployments.service',
  pluginId: 'deployments',
});
