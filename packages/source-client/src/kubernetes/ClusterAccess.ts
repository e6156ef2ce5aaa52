import { existsSync } from 'node:fs';
import { ANNOTATION_KUBERNETES_AUTH_PROVIDER } from '@backstage/plugin-kubernetes-common';
import type {
  AuthenticationStrategy,
  ClusterDetails,
  KubernetesCredential,
} from '@backstage/plugin-kubernetes-node';
import type { ClusterCredentials } from '../client/SourceClients';
import type { Credentials, SourceTarget } from '../client/target';
import type { Failure } from '../failure';
import { kubernetesMeaning } from './meaning';
import { ownCluster, ServiceAccountStrategy } from './serviceAccount';

/** Strategies that pass on the token of whoever looks at a page. */
const NEEDS_A_VISITOR: ReadonlySet<string> = new Set(['aks', 'google', 'oidc']);

/** Strategies by which a cluster is asked without saying who asks. */
const ANONYMOUS: ReadonlySet<string> = new Set(['localKubectlProxy']);

/** One cluster of the configuration: how to ask it, or why it cannot be asked without a person. */
export type ClusterAccess = {
  readonly name: string;
  readonly details: ClusterDetails;
  readonly authProvider: string;
} & ({ readonly target: SourceTarget } | { readonly unreadable: Failure });

/** Knows by its configuration how a cluster is read. */
export function accessTo(
  details: ClusterDetails,
  credentials: ClusterCredentials,
): ClusterAccess {
  const authProvider =
    details.authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER] ??
    'serviceAccount';
  const base = { name: details.name, details, authProvider };
  const unreadable = (detail: string, remedy: string): ClusterAccess => ({
    ...base,
    unreadable: {
      reason: 'unsupported',
      source: { kind: 'kubernetes', instance: details.name },
      what: 'anything',
      detail,
      remedy,
    },
  });
  if (NEEDS_A_VISITOR.has(authProvider)) {
    return unreadable(
      `its authProvider ${authProvider} passes on the token of whoever looks at a page, and here nobody does`,
      'Give it an authProvider that needs no visitor, such as serviceAccount, aws, azure or googleServiceAccount.',
    );
  }
  const strategy = strategyOf(authProvider, credentials);
  if (!strategy) {
    return unreadable(
      `no strategy is installed for its authProvider ${authProvider}`,
      'Name another authProvider, or install a strategy for this one.',
    );
  }
  const [problem] = strategy.validateCluster(details.authMetadata);
  if (problem) {
    return unreadable(
      problem.message.replace(/\.$/, ''),
      'Complete its entry in the configuration.',
    );
  }
  const credential = remembered(() => strategy.getCredential(details, {}));
  return { ...base, target: clusterTarget(details, credential) };
}

function strategyOf(
  authProvider: string,
  credentials: ClusterCredentials,
): AuthenticationStrategy | undefined {
  // The one of the library comes without the Kubernetes client.
  if (authProvider === 'serviceAccount') {
    return new ServiceAccountStrategy();
  }
  return Object.hasOwn(credentials, authProvider)
    ? credentials[authProvider]
    : undefined;
}

/** A list of many pages is read with one token: some strategies take a second to get one. */
const CREDENTIAL_TTL_MS = 30_000;

function remembered<T>(get: () => Promise<T>): () => Promise<T> {
  let known: { readonly at: number; readonly value: Promise<T> } | undefined;
  return () => {
    if (!known || Date.now() - known.at > CREDENTIAL_TTL_MS) {
      const value = get();
      known = { at: Date.now(), value };
      value.catch(() => {
        known = undefined;
      });
    }
    return known.value;
  };
}

/**
 * A cluster that somebody else located, with a credential that somebody else got: what the fetcher of the Kubernetes page
 * is given.
 */
export function clusterTarget(
  details: ClusterDetails,
  credential: () => Promise<KubernetesCredential>,
): SourceTarget {
  const source = { kind: 'kubernetes', instance: details.name } as const;
  const authProvider =
    details.authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER];
  const own = ownAddress(details);
  const { caFile, caData } = details;
  return {
    source,
    baseUrl: own?.url ?? details.url,
    tls: own
      ? { caFile: own.caFile }
      : {
          ...(caFile ? { caFile } : {}),
          ...(caData
            ? { ca: Buffer.from(caData, 'base64').toString('utf8') }
            : {}),
          skipVerify: details.skipTLSVerify ?? false,
        },
    meaning: kubernetesMeaning,
    credentials: async () =>
      credentialsOf(await credential(), {
        mayBeAnonymous: ANONYMOUS.has(authProvider ?? ''),
      }),
  };
}

/** A service account without a token means the cluster that the portal runs in, wherever the address points. */
function ownAddress({ authMetadata }: ClusterDetails) {
  const own = ownCluster();
  return own &&
    authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER] === 'serviceAccount' &&
    !authMetadata.serviceAccountToken &&
    existsSync(own.caFile)
    ? own
    : undefined;
}

function credentialsOf(
  credential: KubernetesCredential,
  { mayBeAnonymous }: { readonly mayBeAnonymous: boolean },
): Credentials {
  switch (credential.type) {
    case 'bearer token':
      return { headers: { authorization: `Bearer ${credential.token}` } };
    case 'x509 client certificate':
      return { certificate: { cert: credential.cert, key: credential.key } };
    case 'anonymous':
      if (mayBeAnonymous) {
        return {};
      }
      throw new Error('its configuration has no token');
    default:
      throw new Error(
        `its strategy gave something of another kind: ${JSON.stringify(
          credential satisfies never,
        )}`,
      );
  }
}
