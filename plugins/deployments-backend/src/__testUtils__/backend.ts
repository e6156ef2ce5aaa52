import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import { deploymentsPlugin } from '../plugin';

/** A component known to Argo CD and Kubernetes by its name, unless told otherwise. */
export function service(
  name: string,
  annotations: Record<string, string> = {
    'argocd/app-name': name,
    'backstage.io/kubernetes-id': name,
  },
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
  };
}

/** Addresses of the pretend outside world. */
export interface World {
  readonly argocd?: Readonly<Record<string, string>>;
  readonly clusters?: Readonly<Record<string, string>>;
  readonly authProvider?: string;
  /** Authority of the clusters. */
  readonly caFile?: string;
  readonly cacheTtlMs?: number;
  readonly sourceTimeoutMs?: number;
}

function configOf(world: World): JsonObject {
  const entries = (record: Readonly<Record<string, string>> = {}) =>
    Object.entries(record);
  return {
    argocd: {
      appLocatorMethods: [
        {
          type: 'config',
          instances: entries(world.argocd).map(([name, url]) => ({
            name,
            url,
            token: 'reader',
          })),
        },
      ],
    },
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: entries(world.clusters).map(([name, url]) => ({
            name,
            url,
            authProvider: world.authProvider ?? 'serviceAccount',
            serviceAccountToken: 'reader',
            ...(world.caFile ? { caFile: world.caFile } : {}),
          })),
        },
      ],
    },
    groundwork: {
      environments: ['staging', 'production'].map(name => ({
        name,
        clusters: known(world.clusters, `cluster-${name}`),
        argocdInstances: known(world.argocd, `argocd-${name}`),
      })),
    },
    deployments: {
      cacheTtlMs: world.cacheTtlMs ?? 0,
      sourceTimeoutMs: world.sourceTimeoutMs ?? 2000,
    },
  };
}

/** Environments name only what is configured. */
function known(
  systems: Readonly<Record<string, string>> = {},
  name: string,
): string[] {
  return Object.keys(systems).filter(each => each === name);
}

/** The plugin in a real backend, with a catalog of the given entities unless other features are given. */
export async function startPlugin(
  world: World,
  entities: readonly Entity[],
  features: Parameters<typeof startTestBackend>[0]['features'] = [],
) {
  return startTestBackend({
    features: [
      deploymentsPlugin,
      mockServices.rootConfig.factory({ data: configOf(world) }),
      ...(features.length > 0
        ? features
        : [catalogServiceMock.factory({ entities: [...entities] })]),
    ],
  });
}
