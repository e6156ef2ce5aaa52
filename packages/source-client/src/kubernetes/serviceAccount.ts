import { readFile } from 'node:fs/promises';
import { isError } from '@backstage/errors';
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

/** Read each time, because Kubernetes replaces the file before the token in it expires. */
async function tokenIn(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    // A pod without an account of its own: its cluster is named as one without credentials.
    if (isError(error) && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
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
      (this.#own && (await tokenIn(this.#own.tokenFile)));
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
