import { createApiRef } from '@backstage/frontend-plugin-api';
import type { CiRunsClient } from '@groundwork/plugin-ci-runs-common';

/** What the components need of the CI runs backend. */
export type CiRunsApi = Pick<CiRunsClient, 'getRuns' | 'getRunsOfMany'>;

/** The CI runs backend, as the browser sees it. */
export const ciRunsApiRef = createApiRef<CiRunsApi>().with({
  id: 'plugin.ci-runs.service',
  pluginId: 'ci-runs',
});
