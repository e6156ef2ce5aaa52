import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  AskedDays,
  AskedDeployments,
  DeliveryApi,
  DeliveryScope,
  DeploymentName,
  SaidAbout,
} from './deliveryApi';

const REFRESH_EVERY_MS = 60_000;
/** What every list of baselines begins with: one that is frozen may be in any of them. */
const BASELINES = ['delivery', 'baselines'];

/** Every question that the delivery pages ask. */
export const deliveryQueries = {
  /** How fast and how safe? */
  numbers: (api: DeliveryApi, scope: DeliveryScope, days: AskedDays) =>
    queryOptions({
      queryKey: ['delivery', 'numbers', scope, days],
      queryFn: ({ signal }) => api.numbers(scope, days, { signal }),
      refetchInterval: REFRESH_EVERY_MS,
      placeholderData: keepPreviousData,
    }),

  /** The same of a window that is over: it changes only when late events arrive. */
  numbersBefore: (api: DeliveryApi, scope: DeliveryScope, days: AskedDays) =>
    queryOptions({
      queryKey: ['delivery', 'numbers', scope, days],
      queryFn: ({ signal }) => api.numbers(scope, days, { signal }),
    }),

  /** A page of the deployments behind a number; without a cursor the newest. */
  deployments: (
    api: DeliveryApi,
    scope: DeliveryScope,
    asked: AskedDeployments,
  ) =>
    queryOptions({
      queryKey: ['delivery', 'deployments', scope, asked],
      queryFn: ({ signal }) => api.deployments(scope, asked, { signal }),
      // With the number that it is behind.
      refetchInterval: REFRESH_EVERY_MS,
      placeholderData: keepPreviousData,
    }),

  /** One deployment, down to what its sources told. */
  deployment: (api: DeliveryApi, of: DeploymentName) =>
    queryOptions({
      queryKey: ['delivery', 'deployment', of],
      queryFn: ({ signal }) => api.deployment(of, { signal }),
    }),

  /** Where else was it deployed? */
  environments: (api: DeliveryApi, service: string, days: AskedDays) =>
    queryOptions({
      queryKey: ['delivery', 'environments', service, days],
      queryFn: ({ signal }) => api.environments(service, days, { signal }),
      refetchInterval: REFRESH_EVERY_MS,
      placeholderData: keepPreviousData,
    }),

  /** A page of the teams; without a cursor the first one. */
  teams: (
    api: DeliveryApi,
    asked: AskedDays & { readonly cursor?: string | undefined },
  ) =>
    queryOptions({
      queryKey: ['delivery', 'teams', asked],
      queryFn: ({ signal }) => api.teams(asked, { signal }),
      refetchInterval: REFRESH_EVERY_MS,
      placeholderData: keepPreviousData,
    }),

  /** What do people say, and may I? */
  overlays: (api: DeliveryApi, about: SaidAbout) =>
    queryOptions({
      queryKey: ['delivery', 'overlays', about],
      queryFn: ({ signal }) => api.overlays(about, { signal }),
    }),

  /** What is frozen of a scope, or of all, and may I freeze? */
  baselines: (api: DeliveryApi, scope?: string) =>
    queryOptions({
      queryKey: [...BASELINES, ...(scope === undefined ? [] : [scope])],
      queryFn: ({ signal }) => api.baselines(scope, { signal }),
    }),

  /** What did nobody understand? */
  setAside: (api: DeliveryApi) =>
    queryOptions({
      queryKey: ['delivery', 'set-aside'],
      queryFn: ({ signal }) => api.setAside({ signal }),
      refetchInterval: REFRESH_EVERY_MS,
    }),

  /** What did such an event say? */
  setAsideEvent: (api: DeliveryApi, id: string) =>
    queryOptions({
      queryKey: ['delivery', 'set-aside-event', id],
      queryFn: ({ signal }) => api.setAsideEvent(id, { signal }),
    }),

  /** What has become of a baseline by a day? */
  proof: (api: DeliveryApi, hash: string, to?: string) =>
    queryOptions({
      queryKey: ['delivery', 'proof', hash, ...(to === undefined ? [] : [to])],
      queryFn: ({ signal }) => api.proof({ hash, to }, { signal }),
      placeholderData: keepPreviousData,
    }),
};
