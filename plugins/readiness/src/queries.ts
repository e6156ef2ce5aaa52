import { queryOptions } from '@tanstack/react-query';
import {
  collectorsAnswer,
  evidenceAnswer,
  organisationAnswer,
  prerequisiteAnswer,
  serviceAnswer,
  teamAnswer,
} from './answers';
import type { ReadinessApi } from './api';

const REFRESH_EVERY_MS = 60_000;

/** Every question that the pages ask the readiness backend. */
export const readinessQueries = {
  /** Are we ready, and what next? */
  organisation: (api: ReadinessApi) =>
    queryOptions({
      queryKey: ['readiness', 'organisation'],
      queryFn: async ({ signal }) =>
        organisationAnswer.parse(await api.organisation({ signal })),
      refetchInterval: REFRESH_EVERY_MS,
    }),

  /** One prerequisite with its checks and history. */
  prerequisite: (api: ReadinessApi, id: string) =>
    queryOptions({
      queryKey: ['readiness', 'prerequisite', id],
      queryFn: async ({ signal }) =>
        prerequisiteAnswer.parse(await api.prerequisite(id, { signal })),
      refetchInterval: REFRESH_EVERY_MS,
    }),

  /** A team's services side by side, a page at a time; without a cursor from the start. */
  team: (api: ReadinessApi, entityRef: string, cursor?: string) =>
    queryOptions({
      queryKey: ['readiness', 'team', entityRef, cursor],
      queryFn: async ({ signal }) =>
        teamAnswer.parse(
          await api.team(entityRef, {
            signal,
            ...(cursor === undefined ? {} : { cursor }),
          }),
        ),
    }),

  /** A service's ladder. */
  service: (api: ReadinessApi, entityRef: string) =>
    queryOptions({
      queryKey: ['readiness', 'service', entityRef],
      queryFn: async ({ signal }) =>
        serviceAnswer.parse(await api.service(entityRef, { signal })),
    }),

  /** One stored observation; it never changes. */
  evidence: (api: ReadinessApi, id: string) =>
    queryOptions({
      queryKey: ['readiness', 'evidence', id],
      queryFn: async ({ signal }) =>
        evidenceAnswer.parse(await api.evidence(id, { signal })),
      staleTime: Infinity,
    }),

  /** Which collectors looked, when, and what they could not read. */
  collectors: (api: ReadinessApi) =>
    queryOptions({
      queryKey: ['readiness', 'collectors'],
      queryFn: async ({ signal }) =>
        collectorsAnswer.parse(await api.collectors({ signal })),
      refetchInterval: REFRESH_EVERY_MS,
    }),
};
