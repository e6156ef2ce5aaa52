import { queryOptions } from '@tanstack/react-query';
import type { DeploymentsApi } from './api';

const REFRESH_EVERY_MS = 30_000;

/** Every question that the pages ask the deployments backend. */
export const deploymentQueries = {
  /** What runs where, for one service. */
  status: (api: DeploymentsApi, entityRef: string) =>
    queryOptions({
      queryKey: ['deployments', 'status', entityRef],
      queryFn: ({ signal }) => api.getStatus(entityRef, { signal }),
      refetchInterval: REFRESH_EVERY_MS,
    }),

  /** The same for many services in one request. */
  statuses: (api: DeploymentsApi, entityRefs: readonly string[]) =>
    queryOptions({
      queryKey: ['deployments', 'statuses', ...entityRefs],
      queryFn: ({ signal }) => api.getStatuses(entityRefs, { signal }),
      refetchInterval: REFRESH_EVERY_MS,
      enabled: entityRefs.length > 0,
    }),
};
