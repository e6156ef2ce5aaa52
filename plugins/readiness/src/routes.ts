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

/** Health of the collectors. */
export const collectorsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/collectors',
});

/** How fast and how safe the organisation delivers. */
export const deliveryRouteRef = createRouteRef();
