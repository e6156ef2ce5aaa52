import * as http from 'node:http';
import * as https from 'node:https';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import {
  ANNOTATION_KUBERNETES_AUTH_PROVIDER,
  SERVICEACCOUNT_CA_PATH,
} from '@backstage/plugin-kubernetes-common';
import type {
  ClusterDetails,
  KubernetesCredential,
} from '@backstage/plugin-kubernetes-node';
import type { Cluster } from '@kubernetes/client-node';
import { ClusterReadFailure } from './clusterReadError';

export interface Connection {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly agent: http.Agent;
}

interface Target {
  readonly url: URL;
  readonly tls: https.AgentOptions;
}

/** Knows how to reach clusters: address, trust, credentials; keeps connections open between requests. */
export class ClusterConnections {
  readonly #agents = new Map<string, http.Agent>();

  async resolve(
    cluster: ClusterDetails,
    credential: KubernetesCredential,
  ): Promise<Connection> {
    const { url, tls } = await targetOf(cluster, credential);
    return {
      url,
      agent: this.#agentFor(url, tls),
      headers: {
        accept: 'application/json',
        ...(credential.type === 'bearer token' && {
          authorization: `Bearer ${credential.token}`,
        }),
      },
    };
  }

  #agentFor(url: URL, tls: https.AgentOptions): http.Agent {
    const key = JSON.stringify([
      url.origin,
      tls.rejectUnauthorized,
      String(tls.ca),
      String(tls.cert),
    ]);
    const known = this.#agents.get(key);
    if (known) {
      return known;
    }
    const agent =
      url.protocol === 'https:'
        ? new https.Agent({ ...tls, keepAlive: true })
        : new http.Agent({ keepAlive: true });
    this.#agents.set(key, agent);
    return agent;
  }
}

async function targetOf(
  cluster: ClusterDetails,
  credential: KubernetesCredential,
): Promise<Target> {
  const provider = cluster.authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER];
  if (
    provider === 'serviceAccount' &&
    !cluster.authMetadata.serviceAccountToken &&
    existsSync(SERVICEACCOUNT_CA_PATH)
  ) {
    const own = await ownCluster();
    const ca = await certificateOf(own);
    return { url: new URL(own.server), tls: ca ? { ca } : {} };
  }
  if (credential.type === 'anonymous' && provider !== 'localKubectlProxy') {
    throw new ClusterReadFailure('no-credentials');
  }
  const ca = await certificateOf(cluster);
  return {
    url: new URL(cluster.url),
    tls: {
      rejectUnauthorized: !cluster.skipTLSVerify,
      ...(ca && { ca }),
      ...(credential.type === 'x509 client certificate' && {
        cert: credential.cert,
        key: credential.key,
      }),
    },
  };
}

async function certificateOf(cluster: {
  readonly caFile?: string | undefined;
  readonly caData?: string | undefined;
}): Promise<Buffer | undefined> {
  if (cluster.caFile) {
    return readFile(cluster.caFile);
  }
  return cluster.caData ? Buffer.from(cluster.caData, 'base64') : undefined;
}

/** The cluster in which the portal itself runs. */
async function ownCluster(): Promise<Cluster> {
  const { KubeConfig } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  config.loadFromCluster();
  const cluster = config.getCurrentCluster();
  if (!cluster) {
    throw new ClusterReadFailure('no-credentials');
  }
  return cluster;
}
