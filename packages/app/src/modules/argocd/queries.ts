import type { Entity } from '@backstage/catalog-model';
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
        status,
        metadata: { ...metadata, instance: { name, url: undefined } },
      }));
    }),
  );
  return answers.flat();
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
  revision: (api: ArgoCDApi, row: HistoryRow) =>
    queryOptions({
      queryKey: [
        'argocd',
        'revision',
        row.instance,
        row.application,
        row.revision,
      ],
      queryFn: () =>
        api.getRevisionDetails({
          url: PROXY_PATH,
          app: row.application,
          revisionID: row.revision,
          instanceName: row.instance,
        }),
      staleTime: Infinity,
    }),
};
