import { readFile } from 'node:fs/promises';
import type {
  AuthenticationStrategy,
  ClusterDetails,
  KubernetesCredential,
} from '@backstage/plugin-kubernetes-node';

const ownTokenFile = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/**
 * The configured token, or that of the pod the portal runs in. The stock strategy does the same, and loads the whole
 * Kubernetes client for it: seconds that would come out of the first reader's time and before the budget begins.
 */
export class ServiceAccountStrategy implements AuthenticationStrategy {
  async getCredential({
    authMetadata,
  }: ClusterDetails): Promise<KubernetesCredential> {
    const token = authMetadata.serviceAccountToken ?? (await readOwnToken());
    return token ? { type: 'bearer token', token } : { type: 'anonymous' };
  }

  validateCluster(): Error[] {
    return [];
  }

  presentAuthMetadata(): Record<string, string> {
    return {};
  }
}

/** Read each time, because Kubernetes replaces the file before the token in it expires. */
async function readOwnToken(): Promise<string | undefined> {
  try {
    return (await readFile(ownTokenFile, 'utf8')).trim();
  } catch {
    // Not in a pod: the cluster is reported as one without credentials.
    return undefined;
  }
}
