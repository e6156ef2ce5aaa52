import {
  coreExtensionData,
  createExtensionInput,
  createFrontendModule,
  PageBlueprint,
  PluginHeaderActionBlueprint,
} from '@backstage/frontend-plugin-api';
import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { Fragment } from 'react';

/**
 * The plugin's list with its own filters: descriptions that can be read,
 * owners that do not exist named as such, and rows that a phone can show.
 */
const catalogPage = PageBlueprint.makeWithOverrides({
  inputs: { filters: createExtensionInput([coreExtensionData.reactElement]) },
  factory(originalFactory, { inputs }) {
    return originalFactory({
      path: '/catalog',
      title: 'Catalog',
      routeRef: catalogPlugin.routes.catalogIndex,
      loader: async () => {
        const { CatalogPage } = await import('./CatalogPage');
        return (
          <CatalogPage
            list="catalog"
            filters={inputs.filters.map(filter => (
              <Fragment key={filter.node.spec.id}>
                {filter.get(coreExtensionData.reactElement)}
              </Fragment>
            ))}
          />
        );
      },
    });
  },
});

const links = PluginHeaderActionBlueprint.make({
  name: 'links',
  params: {
    loader: () => import('./CatalogLinks').then(m => <m.CatalogLinks />),
  },
});

export const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  // @ts-expect-error A blueprint with overrides says `name: undefined` where exactOptionalPropertyTypes wants no name.
  extensions: [catalogPage, links],
});

/** The same list, of APIs only. */
export const apiDocsModule = createFrontendModule({
  pluginId: 'api-docs',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/catalog/apis',
        title: 'APIs',
        routeRef: apiDocsPlugin.routes.root,
        loader: () => import('./ApisPage').then(m => <m.ApisPage />),
      },
    }),
  ],
});
