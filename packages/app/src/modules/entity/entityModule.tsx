import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityContentLayoutBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { dependencyTables, hasTables, partTables } from './relationTables';

/** The overview of every kind: a line of facts, what is wrong, then the cards. */
const overviewLayout = EntityContentLayoutBlueprint.make({
  name: 'groundwork',
  params: {
    loader: () => import('./OverviewLayout').then(m => m.OverviewLayout),
  },
});

/** What a system, domain or API consists of or is used by. */
const partsCard = EntityCardBlueprint.make({
  name: 'parts',
  params: {
    type: 'content',
    filter: entity => hasTables(entity, partTables),
    loader: () =>
      import('./RelationTables').then(m => (
        <m.RelationTables tables={partTables} />
      )),
  },
});

const dependenciesContent = EntityContentBlueprint.make({
  name: 'dependencies',
  params: {
    path: '/dependencies',
    title: 'Dependencies',
    group: 'development',
    filter: entity => hasTables(entity, dependencyTables),
    loader: () =>
      import('./RelationTables').then(m => (
        <m.RelationTables tables={dependencyTables} />
      )),
  },
});

export const entityModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [overviewLayout, partsCard, dependenciesContent],
});
