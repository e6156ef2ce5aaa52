import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  DeploymentsClient,
  isDeploymentStatusAvailable,
} from '@groundwork/plugin-deployments-common';
import { RiRocketLine } from '@remixicon/react';
import { deploymentsApiRef } from './api';

const deploymentsApi = ApiBlueprint.make({
  name: 'client',
  params: defineParams =>
    defineParams({
      api: deploymentsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new DeploymentsClient(deps),
    }),
});

const statusCard = EntityCardBlueprint.make({
  name: 'status',
  params: {
    type: 'content',
    filter: isDeploymentStatusAvailable,
    loader: () =>
      import('./components/DeploymentsCard').then(m => <m.DeploymentsCard />),
  },
});

/** The plugin in the new frontend system. */
export const deploymentsPlugin = createFrontendPlugin({
  pluginId: 'deployments',
  title: 'Deployments',
  icon: <RiRocketLine />,
  info: { packageJson: () => import('../package.json') },
  extensions: [deploymentsApi, statusCard],
});
