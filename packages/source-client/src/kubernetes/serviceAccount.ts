import { readFile } from 'node:fs/promises';
import { SERVICEACCOUNT_CA_PATH } from '@backstage/plugin-kubernetes-common';
import type {
  AuthenticationStrategy,
  ClusterDetails,
  KubernetesCredential,
} from '@backstage/plugin-kubernetes-node';

const TOKEN_FILE = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** The cluster in which the portal itself runs, as every pod is told. */
export interface OwnCluster {
  readonly url: string;
  readonly caFile: string;
  readonly tokenFile: string;
}

/** Undefined outside of a pod. */
export function ownCluster(
  env: NodeJS.ProcessEnv = process.env,
): OwnCluster | undefined {
  const host = env.KUBERNETES_SERVICE_HOST;
  if (!host) {
    return undefined;
  }
  const port = env.KUBERNETES_SERVICE_PORT ?? '443';
  const address = host.includes(':') ? `[${host}]` : host;
  return {
    url: `https://${address}:${port}`,
    caFile: SERVICEACCOUNT_CA_PATH,
    tokenFile: TOKEN_FILE,
  };
}

/**
 * The configured token, or that of the pod the portal runs in. The strategy of the Kubernetes backend does the same, and
 * loads the whole Kubernetes client for it: seconds that come out of the first reader's time.
 */
export class ServiceAccountStrategy implements AuthenticationStrategy {
  readonly #own: OwnCluster | undefined;

  constructor(own: OwnCluster | undefined = ownCluster()) {
    this.#own = own;
  }

  async getCredential({
    authMetadata,
  }: ClusterDetails): Promise<KubernetesCredential> {
    const token =
      authMetadata.serviceAccountToken ??
      // Read each time, because Kubernetes replaces the file before the token in it expires.
      (this.#own && (await readFile(this.#own.tokenFile, 'utf8')));
    return token
      ? { type: 'bearer token', token: token.trim() }
      : { type: 'anonymous' };
  }

  validateCluster(): Error[] {
    return [];
  }

  presentAuthMetadata(): Record<string, string> {
    return {};
  }
}
