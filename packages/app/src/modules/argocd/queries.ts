import type { Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import { deploymentLocatorOf } from '@groundwork/plugin-deployments-common';
import type { ArgoCDApi } from '@roadiehq/backstage-plugin-argo-cd';
import { queryOptions } from '@tanstack/react-query';
import type { ArgocdApplication, HistoryRow } from './history';

/** The plugin's client asks for it and does not use it when instances are configured. */
const PROXY_PATH = '/argocd/api';

async function applicationsIn(
  api: ArgoCDApi,
  instance: string,
  locator: { readonly appName?: string; readonly appSelector?: string },
): Promise<readonly ArgocdApplication[]> {
  if (locator.appName !== undefined) {
    return [
      await api.getAppDetails({
        url: PROXY_PATH,
        appName: locator.appName,
        instance,
      }),
    ];
  }
  const { items } = await api.getAppListDetails({
    url: PROXY_PATH,
    appSelector: locator.appSelector ?? '',
    instance,
  });
  return items ?? [];
}

async function loadApplications(
  api: ArgoCDApi,
  entity: Entity,
): Promise<readonly ArgocdApplication[]> {
  const locator = deploymentLocatorOf(entity).argocd ?? {};
  const instances = await api.serviceLocatorUrl(locator);
  if (instances instanceof Error) {
    throw instances;
  }
  const answers = await Promise.all(
    instances.map(async ({ name }) => {
      const applications = await applicationsIn(api, name, locator);
      return applications.map(({ metadata, status }) => ({
        ...selectorOf(locator),
        status,
        metadata: { ...metadata, instance: { name, url: undefined } },
      }));
    }),
  );
  return answers.flat();
}

function selectorOf(locator: { readonly appSelector?: string }) {
  const { appSelector: selector } = locator;
  return selector === undefined ? {} : { selector };
}

/** What the guarded backend is asked with directly. */
export interface ArgocdBackend {
  readonly discoveryApi: DiscoveryApi;
  readonly fetchApi: FetchApi;
}

/** Who made a revision, and why. */
export interface RevisionDetails {
  readonly author?: string;
  readonly message?: string;
}

/**
 * The plugin's client cannot say by which selector an application was found, and without it the backend does not know
 * that the entity is about this application.
 */
async function loadRevision(
  { discoveryApi, fetchApi }: ArgocdBackend,
  { instance, application, revision, selector }: HistoryRow,
): Promise<RevisionDetails> {
  const path = [
    ...['argoInstance', instance, 'applications'],
    ...(selector === undefined ? [] : ['selector', selector]),
    ...['name', application, 'revisions', revision, 'metadata'],
  ];
  const base = await discoveryApi.getBaseUrl('argocd');
  const response = await fetchApi.fetch(
    `${base}/${path.map(encodeURIComponent).join('/')}`,
  );
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  const { author, message }: Record<string, unknown> = await response.json();
  return {
    ...(typeof author === 'string' ? { author } : {}),
    ...(typeof message === 'string' ? { message } : {}),
  };
}

/** Every question that the tab asks Argo CD; the guarded backend answers them. */
export const argocdQueries = {
  /** The applications of an entity in every instance that knows one. */
  applications: (api: ArgoCDApi, entity: Entity) =>
    queryOptions({
      queryKey: ['argocd', 'applications', entity.metadata.uid],
      queryFn: () => loadApplications(api, entity),
    }),

  /** Author and message of one deployed revision; they never change. */
  revision: (backend: ArgocdBackend, row: HistoryRow) =>
    queryOptions({
      queryKey: [
        'argocd',
        'revision',
        row.instance,
        row.application,
        row.revision,
      ],
      queryFn: () => loadRevision(backend, row),
      staleTime: Infinity,
    }),
};
