import { queryOptions } from '@tanstack/react-query';
import type { EvidenceAddress, ReadinessApi } from './api';

const REFRESH_EVERY_MS = 60_000;

/** Every question that the pages ask the readiness backend. */
export const readinessQueries = {
  /** Are we ready, and what next? */
  organisation: (api: ReadinessApi) =>
    queryOptions({
      queryKey: ['readiness', 'organisation'],
      queryFn: ({ signal }) => api.organisation({ signal }),
      refetchInterval: REFRESH_EVERY_MS,
    }),

  /** One prerequisite with its checks and history. */
  prerequisite: (api: ReadinessApi, id: string) =>
    queryOptions({
      queryKey: ['readiness', 'prerequisite', id],
      queryFn: ({ signal }) => api.prerequisite(id, { signal }),
      refetchInterval: REFRESH_EVERY_MS,
    }),

  /** The long lists of a check of the organisation, once somebody opens it. */
  check: (api: ReadinessApi, id: string) =>
    queryOptions({
      queryKey: ['readiness', 'check', id],
      queryFn: ({ signal }) => api.check(id, { signal }),
      refetchInterval: REFRESH_EVERY_MS,
      // Opening it again is no reason to ask again.
      staleTime: REFRESH_EVERY_MS,
    }),

  /** A team's services side by side, a page at a time; without a cursor from the start. */
  team: (api: ReadinessApi, entityRef: string, cursor?: string) =>
    queryOptions({
      queryKey: ['readiness', 'team', entityRef, cursor],
      queryFn: ({ signal }) =>
        api.team(entityRef, {
          signal,
          ...(cursor === undefined ? {} : { cursor }),
        }),
    }),

  /** A service's ladder. */
  service: (api: ReadinessApi, entityRef: string) =>
    queryOptions({
      queryKey: ['readiness', 'service', entityRef],
      queryFn: ({ signal }) => api.service(entityRef, { signal }),
    }),

  /** How ready is it, and how fast? */
  summary: (api: ReadinessApi, entityRef: string) =>
    queryOptions({
      queryKey: ['readiness', 'summary', entityRef],
      queryFn: ({ signal }) => api.summary(entityRef, { signal }),
      refetchInterval: REFRESH_EVERY_MS,
    }),

  /** What a check of a service was judged from; asked again when the service is. */
  checkEvidence: (
    api: ReadinessApi,
    of: { readonly entityRef: string; readonly checkId: string },
  ) =>
    queryOptions({
      queryKey: ['readiness', 'check-evidence', of],
      queryFn: ({ signal }) => api.checkEvidence(of, { signal }),
    }),

  /** One stored observation, or one object of it; it never changes. */
  evidence: (api: ReadinessApi, of: EvidenceAddress) =>
    queryOptions({
      queryKey: ['readiness', 'evidence', of],
      queryFn: ({ signal }) => api.evidence(of, { signal }),
      staleTime: Infinity,
    }),

  /** What differs between the environments that a service is promoted through? */
  clusters: (api: ReadinessApi) =>
    queryOptions({
      queryKey: ['readiness', 'clusters'],
      queryFn: ({ signal }) => api.clusters({ signal }),
      refetchInterval: REFRESH_EVERY_MS,
    }),

  /** Who shares which pipeline? */
  pipelines: (api: ReadinessApi) =>
    queryOptions({
      queryKey: ['readiness', 'pipelines'],
      queryFn: ({ signal }) => api.pipelines({ signal }),
      refetchInterval: REFRESH_EVERY_MS,
    }),

  /** Two pipelines side by side, stage by stage. */
  pipelineComparison: (
    api: ReadinessApi,
    of: { readonly left: string; readonly right: string },
  ) =>
    queryOptions({
      queryKey: ['readiness', 'pipeline-comparison', of],
      queryFn: ({ signal }) => api.pipelineComparison(of, { signal }),
    }),

  /** Which collectors looked, when, and what they could not read. */
  collectors: (api: ReadinessApi) =>
    queryOptions({
      queryKey: ['readiness', 'collectors'],
      queryFn: ({ signal }) => api.collectors({ signal }),
      refetchInterval: REFRESH_EVERY_MS,
    }),
};
