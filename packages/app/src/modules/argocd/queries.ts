import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import { deploymentLocatorOf } from '@groundwork/plugin-deployments-common';
import { isSourceFailureReason } from '@groundwork/plugin-status-react';
import type { ArgoCDApi } from '@roadiehq/backstage-plugin-argo-cd';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import type { ArgocdApplication } from './history';

interface Locator {
  readonly appName?: string;
  readonly appSelector?: string;
}

/** Below it the guarded backend answers for all instances at once. */
function everywhere(entity: Entity): string {
  const { appName, appSelector = '' }: Locator =
    deploymentLocatorOf(entity).argocd ?? {};
  const wanted =
    appName === undefined ? ['selector', appSelector] : ['name', appName];
  return `/everywhere/${wanted.map(encodeURIComponent).join('/')}`;
}

/** The plugin's types do not know who was asked; its client leaves what it does not know where it is. */
const instancesSchema = z.object({
  instances: z.array(
    z.object({
      name: z.string(),
      error: z
        .object({
          reason: z
            .string()
            .transform(word =>
              isSourceFailureReason(word) ? word : undefined,
            ),
          says: z.string(),
          remedy: z.string(),
        })
        .optional(),
    }),
  ),
});

/** One of the instances asked; with an error nothing is known of what it has. */
export type ArgocdInstance = z.infer<
  typeof instancesSchema
>['instances'][number];

/** What Argo CD has for an entity, in every instance that knows one, and who was asked. */
export interface ArgocdAnswer {
  readonly applications: readonly ArgocdApplication[];
  readonly instances: readonly ArgocdInstance[];
}

async function loadApplications(
  api: ArgoCDApi,
  entity: Entity,
): Promise<ArgocdAnswer> {
  const answer = await api.listApps({ url: everywhere(entity) });
  const { instances } = instancesSchema.parse(answer);
  return { applications: answer.items ?? [], instances };
}

/** What the guarded backend is asked with directly. */
export interface ArgocdBackend {
  readonly discoveryApi: DiscoveryApi;
  readonly fetchApi: FetchApi;
}

const revisionsSchema = z.object({
  items: z.array(
    z.object({
      instance: z.string(),
      namespace: z.string(),
      application: z.string(),
      revision: z.string(),
      author: z.string().optional(),
      message: z.string().optional(),
    }),
  ),
});

/** Who made a revision that an application has deployed, and why. */
export type RevisionDetails = z.infer<typeof revisionsSchema>['items'][number];

/** The plugin's client asks for one revision at a time, and only after it knows the history. */
async function loadRevisions(
  { discoveryApi, fetchApi }: ArgocdBackend,
  entity: Entity,
): Promise<readonly RevisionDetails[]> {
  const base = await discoveryApi.getBaseUrl('argocd');
  const response = await fetchApi.fetch(
    `${base}${everywhere(entity)}/revisions`,
  );
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return revisionsSchema.parse(await response.json()).items;
}

/** Every question that the tab asks Argo CD, one for each card; the guarded backend answers them. */
export const argocdQueries = {
  /** The applications of an entity in every instance that knows one. */
  applications: (api: ArgoCDApi, entity: Entity) =>
    queryOptions({
      queryKey: ['argocd', 'applications', stringifyEntityRef(entity)],
      queryFn: () => loadApplications(api, entity),
    }),

  /** Authors and messages of what those have deployed. */
  revisions: (backend: ArgocdBackend, entity: Entity) =>
    queryOptions({
      queryKey: ['argocd', 'revisions', stringifyEntityRef(entity)],
      queryFn: () => loadRevisions(backend, entity),
    }),
};
