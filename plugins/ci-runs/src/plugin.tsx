import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  CiRunsClient,
  isCiRunsAvailable,
} from '@groundwork/plugin-ci-runs-common';
import { RiPlayListLine } from '@remixicon/react';
import { ciRunsApiRef } from './api';

const ciRunsApi = ApiBlueprint.make({
  name: 'client',
  params: defineParams =>
    defineParams({
      api: ciRunsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new CiRunsClient(deps),
    }),
});

const lastRunsCard = EntityCardBlueprint.make({
  name: 'last-runs',
  params: {
    type: 'content',
    filter: isCiRunsAvailable,
    loader: () =>
      import('./components/LastRunsCard').then(m => <m.LastRunsCard />),
  },
});

const runsContent = EntityContentBlueprint.make({
  name: 'runs',
  params: {
    path: '/ci-runs',
    title: 'CI runs',
    group: 'development',
    filter: isCiRunsAvailable,
    loader: () => import('./components/RunsPage').then(m => <m.RunsPage />),
  },
});

/** The plugin in the new frontend system. */
export const ciRunsPlugin = createFrontendPlugin({
  pluginId: 'ci-runs',
  title: 'CI runs',
  icon: <RiPlayListLine />,
  info: { packageJson: () => import('../package.json') },
  extensions: [ciRunsApi, lastRunsCard, runsContent],
});
