import type { Cluster } from '../cluster';
import { textAt } from '../objects/json';
import type { KubernetesObject } from '../objects/kubernetes-object';

/** The secrets operator: an ExternalSecret is ready when the store that it names, itself or at its first entry, is there. */
export function syncSecret(cluster: Cluster, secret: KubernetesObject): void {
  const store =
    textAt(secret, 'spec', 'dataFrom', 0, 'sourceRef', 'storeRef', 'name') ??
    textAt(secret, 'spec', 'secretStoreRef', 'name');
  const found = cluster.store
    .listKind('ClusterSecretStore')
    .some(each => each.metadata.name === store);
  const now = cluster.clock.now();
  const at = new Date(now).toISOString();
  const outcome = found
    ? { status: 'True', reason: 'SecretSynced', message: 'secret synced' }
    : {
        status: 'False',
        reason: 'SecretSyncedError',
        message: `could not get ClusterSecretStore "${store}"`,
      };
  cluster.writeStatus(
    {
      ...secret,
      status: {
        refreshTime: at,
        conditions: [{ type: 'Ready', ...outcome, lastTransitionTime: at }],
      },
    },
    'external-secrets',
    now,
  );
}
