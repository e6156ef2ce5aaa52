import type { Entity } from '@backstage/catalog-model';
import type {
  KubernetesRequestBody,
  ObjectsByEntityResponse,
} from '@backstage/plugin-kubernetes-common';
import type {
  KubernetesApi,
  KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { queryOptions } from '@tanstack/react-query';

const REFRESH_EVERY_MS = 10_000;

/** What the clusters answered for one entity. */
export interface ClustersAnswer {
  readonly clusterNames: readonly string[];
  readonly objects: ObjectsByEntityResponse;
}

type Clusters = Awaited<ReturnType<KubernetesApi['getClusters']>>;

/** What the reader's own sign-in adds to the question, for clusters that want it. */
async function authenticated(
  providers: KubernetesAuthProvidersApi,
  clusters: Clusters,
  entity: Entity,
): Promise<KubernetesRequestBody> {
  const wanted = new Set(
    clusters.map(({ authProvider, oidcTokenProvider }) =>
      oidcTokenProvider ? `${authProvider}.${oidcTokenProvider}` : authProvider,
    ),
  );
  let body: KubernetesRequestBody = { entity };
  for (const provider of wanted) {
    body = await providers.decorateRequestBodyForAuth(provider, body);
  }
  return body;
}

async function ask(
  api: KubernetesApi,
  providers: KubernetesAuthProvidersApi,
  entity: Entity,
): Promise<ClustersAnswer> {
  const clusters = await api.getClusters();
  const body = await authenticated(providers, clusters, entity);
  return {
    clusterNames: clusters.map(({ name }) => name),
    objects: await api.getObjectsByEntity({ ...body, entity }),
  };
}

/**
 * What every cluster says about an entity. The plugin's own hook forgets its answer when one look of many fails; a page that is
 * watched during an incident must not.
 */
export function clustersQuery(
  api: KubernetesApi,
  providers: KubernetesAuthProvidersApi,
  entity: Entity,
) {
  return queryOptions({
    queryKey: ['kubernetes', 'objects', stringifyEntityRef(entity)],
    queryFn: () => ask(api, providers, entity),
    refetchInterval: REFRESH_EVERY_MS,
  });
}
