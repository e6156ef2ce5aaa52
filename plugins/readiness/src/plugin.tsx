import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { RiCompass3Line } from '@remixicon/react';
import { ReadinessClient, readinessApiRef } from './api';
import {
  collectorsRouteRef,
  prerequisiteRouteRef,
  rootRouteRef,
} from './routes';

const readinessApi = ApiBlueprint.make({
  name: 'client',
  params: defineParams =>
    defineParams({
      api: readinessApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new ReadinessClient(deps),
    }),
});

const readinessPage = PageBlueprint.make({
  name: 'organisation',
  params: {
    path: '/readiness',
    title: 'Readiness',
    icon: <RiCompass3Line />,
    routeRef: rootRouteRef,
    loader: () =>
      import('./components/ReadinessRouter').then(m => <m.ReadinessRouter />),
  },
});

const serviceTab = EntityContentBlueprint.make({
  name: 'service',
  params: {
    path: '/readiness',
    title: 'Readiness',
    filter: { kind: 'component' },
    loader: () =>
      import('./components/ServiceContent').then(m => <m.ServiceContent />),
  },
});

const teamTab = EntityContentBlueprint.make({
  name: 'team',
  params: {
    path: '/readiness',
    title: 'Readiness',
    filter: { kind: 'group' },
    loader: () =>
      import('./components/TeamContent').then(m => <m.TeamContent />),
  },
});

/** The plugin in the new frontend system. */
export const readinessPlugin = createFrontendPlugin({
  pluginId: 'readiness',
  title: 'Readiness',
  icon: <RiCompass3Line />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    prerequisite: prerequisiteRouteRef,
    collectors: collectorsRouteRef,
  },
  extensions: [readinessApi, readinessPage, serviceTab, teamTab],
});
