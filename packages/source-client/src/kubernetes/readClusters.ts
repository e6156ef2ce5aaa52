/** The clusters of `kubernetes.clusterLocatorMethods`, as the Kubernetes plugin reads them. */
import type { Config } from '@backstage/config';
import {
  ANNOTATION_KUBERNETES_AUTH_PROVIDER,
  ANNOTATION_KUBERNETES_AWS_ASSUME_ROLE,
  ANNOTATION_KUBERNETES_AWS_EXTERNAL_ID,
  ANNOTATION_KUBERNETES_OIDC_TOKEN_PROVIDER,
} from '@backstage/plugin-kubernetes-common';
import type { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { httpUrl, refuseTwins } from '../config/httpUrl';

const KEY = 'kubernetes.clusterLocatorMethods';

/** Clusters that a locator method would find and that are not read, and why. */
export interface UnreadableLocator {
  readonly type: string;
  /** A sentence. */
  readonly says: string;
}

/** What the configuration says of clusters. */
export interface DeclaredClusters {
  readonly clusters: readonly ClusterDetails[];
  readonly unreadable: readonly UnreadableLocator[];
}

const LOCATORS: Readonly<Record<string, string>> = {
  gke: 'asks Google for clusters, which only the Kubernetes page does',
  catalog:
    'reads clusters from the catalog, which only the Kubernetes page does',
};

/**
 * Reads the clusters. Methods that do not list them are named, because what they would find is missing.
 * @throws InputError with the full path of the key
 */
export function readClusters(config: Config): DeclaredClusters {
  const methods = config.getOptionalConfigArray(KEY) ?? [];
  const clusters: ClusterDetails[] = [];
  const unreadable: UnreadableLocator[] = [];
  methods.forEach((method, index) => {
    const type = method.getString('type');
    const path = `${KEY}[${index}]`;
    switch (type) {
      case 'config':
        clusters.push(
          ...(method.getOptionalConfigArray('clusters') ?? []).map(
            (cluster, at) => readCluster(cluster, `${path}.clusters[${at}]`),
          ),
        );
        break;
      case 'localKubectlProxy':
        clusters.push({
          name: 'local',
          url: 'http://localhost:8001',
          authMetadata: {
            [ANNOTATION_KUBERNETES_AUTH_PROVIDER]: 'localKubectlProxy',
          },
          skipMetricsLookup: true,
        });
        break;
      default:
        unreadable.push({
          type,
          says: `${path} of type ${type} ${
            LOCATORS[type] ?? 'is not known here'
          }. List the clusters under a method of type config.`,
        });
    }
  });
  refuseTwins(KEY, clusters);
  return { clusters, unreadable };
}

function readCluster(config: Config, path: string): ClusterDetails {
  const title = config.getOptionalString('title');
  const caData = config.getOptionalString('caData');
  const caFile = config.getOptionalString('caFile');
  return {
    name: config.getString('name'),
    url: httpUrl(config, 'url', path),
    authMetadata: authMetadataOf(config),
    skipTLSVerify: config.getOptionalBoolean('skipTLSVerify') ?? false,
    skipMetricsLookup: config.getOptionalBoolean('skipMetricsLookup') ?? false,
    ...(title ? { title } : {}),
    ...(caData ? { caData } : {}),
    ...(caFile ? { caFile } : {}),
  };
}

/** Keys of a cluster that the Kubernetes plugin hands to its strategies, under the names by which they read them. */
const METADATA: Readonly<Record<string, string>> = {
  serviceAccountToken: 'serviceAccountToken',
  assumeRole: ANNOTATION_KUBERNETES_AWS_ASSUME_ROLE,
  externalId: ANNOTATION_KUBERNETES_AWS_EXTERNAL_ID,
  oidcTokenProvider: ANNOTATION_KUBERNETES_OIDC_TOKEN_PROVIDER,
};

function authMetadataOf(config: Config): Record<string, string> {
  const block = config.getOptionalConfig('authMetadata');
  const stated = Object.fromEntries(
    // Its keys have dots and slashes, so that they are taken from the value.
    Object.entries(block?.get<Record<string, unknown>>() ?? {}).map(
      ([key, value]) => [key, String(value)],
    ),
  );
  const metadata: Record<string, string> = {
    [ANNOTATION_KUBERNETES_AUTH_PROVIDER]:
      config.getOptionalString('authProvider') ?? 'serviceAccount',
  };
  for (const [key, name] of Object.entries(METADATA)) {
    const value = config.getOptionalString(key)?.trim();
    if (value) {
      metadata[name] = value;
    }
  }
  return { ...metadata, ...stated };
}
