import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiCompass3Line, RiTruckLine } from '@remixicon/react';
import { ReadinessClient, readinessApiRef } from './api';
import {
  clustersRouteRef,
  baselineRouteRef,
  collectorsRouteRef,
  deliveryRouteRef,
  pipelinesRouteRef,
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

const deliveryPage = PageBlueprint.make({
  name: 'delivery',
  params: {
    path: '/delivery',
    title: 'Delivery',
    icon: <RiTruckLine />,
    routeRef: deliveryRouteRef,
    loader: () =>
      import('./components/DeliveryPage').then(m => <m.DeliveryPage />),
  },
});

/** A library reaches production inside of something else. */
const DELIVERS = {
  kind: 'component',
  'spec.type': { $in: ['service', 'website'] },
};

const summaryCard = EntityCardBlueprint.make({
  name: 'summary',
  params: {
    type: 'content',
    filter: DELIVERS,
    loader: () =>
      import('./components/SummaryCard').then(m => <m.SummaryCard />),
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

const serviceDeliveryTab = EntityContentBlueprint.make({
  name: 'service-delivery',
  params: {
    path: '/delivery',
    title: 'Delivery',
    filter: DELIVERS,
    loader: () =>
      import('./components/DeliveryContent').then(m => <m.ServiceDelivery />),
  },
});

const teamDeliveryTab = EntityContentBlueprint.make({
  name: 'team-delivery',
  params: {
    path: '/delivery',
    title: 'Delivery',
    filter: { kind: 'group' },
    loader: () =>
      import('./components/DeliveryContent').then(m => <m.TeamDelivery />),
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
    clusters: clustersRouteRef,
    collectors: collectorsRouteRef,
    delivery: deliveryRouteRef,
    pipelines: pipelinesRouteRef,
    baseline: baselineRouteRef,
  },
  extensions: [
    readinessApi,
    readinessPage,
    deliveryPage,
    summaryCard,
    serviceTab,
    teamTab,
    serviceDeliveryTab,
    teamDeliveryTab,
  ],
});
