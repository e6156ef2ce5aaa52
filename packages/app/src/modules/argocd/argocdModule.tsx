import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { deploymentLocatorOf } from '@groundwork/plugin-deployments-common';

/**
 * Takes the place of the Argo CD plugin's own tab, which every component
 * carries and which shows the history only.
 */
export const argocdModule = createFrontendModule({
  pluginId: 'argocd',
  extensions: [
    EntityContentBlueprint.make({
      name: 'ArgoCdPage',
      params: {
        path: '/argocd',
        title: 'Argo CD',
        group: 'deployment',
        filter: entity => deploymentLocatorOf(entity).argocd !== undefined,
        loader: () => import('./ArgocdPage').then(m => <m.ArgocdPage />),
      },
    }),
  ],
});
