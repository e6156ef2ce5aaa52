import {
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

/** The organisation's readiness. */
export const rootRouteRef = createRouteRef();

/** One prerequisite. */
export const prerequisiteRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/prerequisites/:id',
});

/** Clusters side by side. */
export const clustersRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/clusters',
});

/** Who shares which pipeline. */
export const pipelinesRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/pipelines',
});

/** Health of the collectors. */
export const collectorsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/collectors',
});

/** How fast and how safe the organisation delivers. */
export const deliveryRouteRef = createRouteRef();

/** What is frozen of the organisation's deliveries, and what became of it. */
export const baselineRouteRef = createSubRouteRef({
  parent: deliveryRouteRef,
  path: '/baseline',
});
