import type { Cluster } from '../cluster';
import { listAt, objectAt, textAt } from '../objects/json';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { thousandths } from '../objects/quantities';

/** Writes into every ResourceQuota what the pods of its namespace use of it. */
export function writeQuotaUse(cluster: Cluster, at: number): void {
  for (const quota of cluster.store.listKind('ResourceQuota')) {
    const pods = cluster.store.listKind('Pod', quota.metadata.namespace, '');
    const used = {
      'requests.cpu': `${requested(pods, 'cpu')}m`,
      'requests.memory': `${Math.ceil(
        requested(pods, 'memory') / 1000 / 1024 ** 2,
      )}Mi`,
      pods: String(pods.length),
    };
    cluster.writeStatus(
      { ...quota, status: { hard: objectAt(quota, 'spec', 'hard'), used } },
      'kube-controller-manager',
      at,
    );
  }
}

/** Thousandths of the resource that the containers of the pods ask for. */
export function requested(
  pods: readonly KubernetesObject[],
  resource: 'cpu' | 'memory',
): number {
  return pods
    .flatMap(pod => listAt(pod, 'spec', 'containers'))
    .map(container =>
      thousandths(textAt(container, 'resources', 'requests', resource) ?? '0'),
    )
    .reduce((sum, amount) => sum + amount, 0);
}
