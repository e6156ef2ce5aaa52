import type { Config } from '@backstage/config';

/** How to reach one cluster; the same configuration that the Kubernetes plugin reads. */
export interface ClusterAccess {
  readonly name: string;
  readonly url: string;
  /** Absent: asked anonymously, which shows that the cluster is there and little else. */
  readonly token?: string;
  /** PEM of the cluster's certificate authority. */
  readonly ca?: string;
  readonly skipTlsVerify: boolean;
}

/**
 * Reads the clusters of `kubernetes.clusterLocatorMethods` of type `config`.
 * @throws with the key's path when a cluster has no name or url.
 */
export function readClusterAccess(config: Config): readonly ClusterAccess[] {
  const methods =
    config.getOptionalConfigArray('kubernetes.clusterLocatorMethods') ?? [];
  return methods
    .filter(method => method.getString('type') === 'config')
    .flatMap(method => method.getConfigArray('clusters'))
    .map(cluster => {
      const token = cluster.getOptionalString('serviceAccountToken');
      const caData = cluster.getOptionalString('caData');
      return {
        name: cluster.getString('name'),
        url: cluster.getString('url'),
        ...(token === undefined ? {} : { token }),
        ...(caData === undefined
          ? {}
          : { ca: Buffer.from(caData, 'base64').toString('utf8') }),
        skipTlsVerify: cluster.getOptionalBoolean('skipTLSVerify') ?? false,
      };
    });
}
