import {
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import searchPlugin from '@backstage/plugin-search/alpha';

/** The plugin's page opens with everything in no order; this one with what somebody most likely wants. */
export const searchModule = createFrontendModule({
  pluginId: 'search',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/search',
        title: 'Search',
        routeRef: searchPlugin.routes.root,
        loader: () => import('./SearchPage').then(m => <m.SearchPage />),
      },
    }),
  ],
});
