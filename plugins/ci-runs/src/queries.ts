import { queryOptions } from '@tanstack/react-query';
import type { CiRunsApi } from './api';

const REFRESH_EVERY_MS = 30_000;

/** Every question that the pages ask the CI runs backend. */
export const ciRunQueries = {
  /** The newest runs of one service. */
  latest: (api: CiRunsApi, entityRef: string, limit: number) =>
    queryOptions({
      queryKey: ['ci-runs', 'latest', entityRef, limit],
      queryFn: ({ signal }) => api.getRuns(entityRef, { limit, signal }),
      refetchInterval: REFRESH_EVERY_MS,
    }),

  /** The newest run of each of up to 50 services. */
  lastOfMany: (api: CiRunsApi, entityRefs: readonly string[]) =>
    queryOptions({
      queryKey: ['ci-runs', 'last-of-many', ...entityRefs],
      queryFn: ({ signal }) =>
        api.getRunsOfMany(entityRefs, { limit: 1, signal }),
      refetchInterval: REFRESH_EVERY_MS,
      enabled: entityRefs.length > 0,
    }),
};
