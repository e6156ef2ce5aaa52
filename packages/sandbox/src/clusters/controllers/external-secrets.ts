import type { Cluster } from '../cluster';
import { listAt, textAt, type Json } from '../objects/json';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { recordEvent } from './events';

/**
 * The secrets operator: an ExternalSecret is ready when the store that it names, itself or at its first entry, is
 * there, and holds something at every path that it asks for.
 */
export function syncSecret(cluster: Cluster, secret: KubernetesObject): void {
  const now = cluster.clock.now();
  const at = new Date(now).toISOString();
  const failure = failureOf(cluster, secret);
  const outcome = failure
    ? {
        status: 'False',
        reason: 'SecretSyncedError',
        message: failure.message,
      }
    : { status: 'True', reason: 'SecretSynced', message: 'secret synced' };
  cluster.writeStatus(
    {
      ...secret,
      status: {
        refreshTime: failure?.refreshTime ?? at,
        conditions: [{ type: 'Ready', ...outcome, lastTransitionTime: at }],
      },
    },
    'external-secrets',
    now,
  );
  if (failure) {
    recordEvent(cluster, {
      about: secret,
      type: 'Warning',
      reason: 'UpdateFailed',
      message: failure.cause,
      component: 'external-secrets',
      at: now,
    });
  }
}

interface Failure {
  /** As in the condition, which tells no more than the kind of failure. */
  readonly message: string;
  /** As in the event. */
  readonly cause: string;
  /** When it was read last; `null` when it never was. */
  readonly refreshTime: string | null;
}

function failureOf(
  cluster: Cluster,
  secret: KubernetesObject,
): Failure | undefined {
  const refreshTime = textAt(secret, 'status', 'refreshTime') ?? null;
  const store =
    textAt(secret, 'spec', 'dataFrom', 0, 'sourceRef', 'storeRef', 'name') ??
    textAt(secret, 'spec', 'secretStoreRef', 'name');
  const hasStore = cluster.store
    .listKind('ClusterSecretStore')
    .some(each => each.metadata.name === store);
  if (!hasStore) {
    const message = `could not get ClusterSecretStore "${store}"`;
    return { message, cause: message, refreshTime };
  }
  const empty = questionsOf(secret).find(
    ({ path, isPrefix }) => !cluster.secrets.has(path, { isPrefix }),
  );
  return (
    empty && {
      message: 'could not get secret data from provider',
      cause: `error processing ${empty.field} (key: ${empty.path}), err: Secret does not exist`,
      refreshTime,
    }
  );
}

interface Question {
  readonly field: string;
  readonly path: string;
  /** It asks for everything below the path. */
  readonly isPrefix: boolean;
}

/** The paths of the store that an ExternalSecret asks for. */
export function questionsOf(secret: KubernetesObject): readonly Question[] {
  return [
    ...listAt(secret, 'spec', 'data').flatMap((entry, index) =>
      question(`spec.data[${index}]`, textAt(entry, 'remoteRef', 'key')),
    ),
    ...listAt(secret, 'spec', 'dataFrom').flatMap((entry: Json, index) => [
      ...question(
        `spec.dataFrom[${index}].extract`,
        textAt(entry, 'extract', 'key'),
      ),
      ...question(
        `spec.dataFrom[${index}].find`,
        textAt(entry, 'find', 'path'),
        true,
      ),
    ]),
  ];
}

function question(
  field: string,
  path: string | undefined,
  isPrefix = false,
): readonly Question[] {
  return path === undefined ? [] : [{ field, path, isPrefix }];
}
