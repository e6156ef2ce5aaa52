import {
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import unprocessedPlugin from '@backstage/plugin-catalog-unprocessed-entities/alpha';

/** The plugin's page with a word for those who may not see it; its own fails with the refusal of each request. */
export const unprocessedModule = createFrontendModule({
  pluginId: 'catalog-unprocessed-entities',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/catalog/unprocessed',
        title: 'Unprocessed entities',
        routeRef: unprocessedPlugin.routes.root,
        loader: () =>
          import('./UnprocessedPage').then(m => <m.UnprocessedPage />),
      },
    }),
  ],
});
