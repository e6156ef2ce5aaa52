import type { Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import { deploymentLocatorOf } from '@groundwork/plugin-deployments-common';
import type { ArgoCDApi } from '@roadiehq/backstage-plugin-argo-cd';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import type { ArgocdApplication, HistoryOfApplication } from './history';

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
    instances.map(async ({ name, url }) => {
      const applications = await applicationsIn(api, name, locator);
      return applications.map(({ metadata, status }) => ({
        ...selectorOf(locator),
        ...linkOf(url, metadata),
        status,
        metadata: { ...metadata, instance: { name, url: undefined } },
      }));
    }),
  );
  return answers.flat();
}

/** To the application in the instance's own pages. */
function linkOf(
  url: string,
  { namespace, name }: ArgocdApplication['metadata'],
): { readonly link?: string } {
  const path = [namespace, name].filter(Boolean).map(encodeURIComponent);
  return /^https?:\/\//i.test(url)
    ? { link: `${url.replace(/\/$/, '')}/applications/${path.join('/')}` }
    : {};
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

const revisionsSchema = z.object({
  items: z.array(
    z.object({
      revision: z.string(),
      author: z.string().optional(),
      message: z.string().optional(),
    }),
  ),
});

/** Who made a revision, and why. */
export type RevisionDetails = z.infer<typeof revisionsSchema>['items'][number];

/** The backend's limit; what is older keeps its revision only. */
const REVISIONS_AT_ONCE = 20;

/**
 * The plugin's client asks for one revision at a time and cannot say by which selector an application was found,
 * without which the backend does not know that the entity is about this application.
 */
async function loadRevisions(
  { discoveryApi, fetchApi }: ArgocdBackend,
  { instance, application, revisions, selector }: HistoryOfApplication,
): Promise<readonly RevisionDetails[]> {
  const path = [
    ...['argoInstance', instance, 'applications'],
    ...(selector === undefined ? [] : ['selector', selector]),
    ...['name', application, 'revisions'],
  ];
  const query = new URLSearchParams(
    revisions
      .slice(0, REVISIONS_AT_ONCE)
      .map(revision => ['revision', revision]),
  );
  const base = await discoveryApi.getBaseUrl('argocd');
  const response = await fetchApi.fetch(
    `${base}/${path.map(encodeURIComponent).join('/')}?${query}`,
  );
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return revisionsSchema.parse(await response.json()).items;
}

/** Every question that the tab asks Argo CD; the guarded backend answers them. */
export const argocdQueries = {
  /** The applications of an entity in every instance that knows one. */
  applications: (api: ArgoCDApi, entity: Entity) =>
    queryOptions({
      queryKey: ['argocd', 'applications', entity.metadata.uid],
      queryFn: () => loadApplications(api, entity),
    }),

  /** Authors and messages of what one application has deployed; they never change. */
  revisions: (backend: ArgocdBackend, history: HistoryOfApplication) =>
    queryOptions({
      queryKey: [
        'argocd',
        'revisions',
        history.instance,
        history.application,
        ...history.revisions,
      ],
      queryFn: () => loadRevisions(backend, history),
      staleTime: Infinity,
    }),
};
