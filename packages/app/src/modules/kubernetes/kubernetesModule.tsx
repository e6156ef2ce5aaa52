import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
} from '@backstage/plugin-kubernetes-common';

/**
 * Takes the place of the Kubernetes plugin's own tab, which counts a cluster
 * that was not read as one with no faulty pods and folds everything else away.
 * The questions to the clusters, and what counts as an error, are the plugin's.
 */
export const kubernetesModule = createFrontendModule({
  pluginId: 'kubernetes',
  extensions: [
    EntityContentBlueprint.make({
      name: 'kubernetes',
      params: {
        path: '/kubernetes',
        title: 'Kubernetes',
        group: 'deployment',
        filter: ({ metadata: { annotations } }) =>
          Boolean(
            annotations?.[KUBERNETES_ANNOTATION] ??
              annotations?.[KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION],
          ),
        loader: () =>
          import('./KubernetesPage').then(m => <m.KubernetesPage />),
      },
    }),
  ],
});
