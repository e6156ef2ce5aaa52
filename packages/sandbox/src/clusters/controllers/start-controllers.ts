import type { Cluster } from '../cluster';
import type { Change } from '../store';
import { isEqual, textAt } from '../objects/json';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { rollOut } from './deployments';
import { syncSecret } from './external-secrets';
import { settleWorkload } from './other-workloads';
import { attachRoute } from './routes';
import { addressStatus, updateEndpoints } from './services';

const SOON_MS = 1000;

/** Address under which a cluster's entry point is reached. */
export const ENTRY_ADDRESS = '192.0.2.10';

/** From now on workloads that somebody changes come to life. Returns how to stop. */
export function startControllers(cluster: Cluster): () => void {
  return cluster.store.onChange(change => {
    if (change.type === 'DELETED' || !hasNewSpec(change)) return;
    const { object } = change;
    switch (object.kind) {
      case 'Deployment':
        // Not within the write that caused it: the writer gets its answer first.
        cluster.clock.after(0, () => rollOutLive(cluster, object));
        break;
      case 'StatefulSet':
      case 'DaemonSet':
        cluster.clock.after(SOON_MS, () =>
          whileLive(cluster, object, live =>
            settleWorkload(cluster, live, cluster.clock.now()),
          ),
        );
        break;
      case 'Ingress':
        cluster.clock.after(SOON_MS, () =>
          whileLive(cluster, object, live => giveAddress(cluster, live)),
        );
        break;
      case 'HTTPRoute':
        cluster.clock.after(SOON_MS, () =>
          whileLive(cluster, object, live => attachRoute(cluster, live)),
        );
        break;
      case 'ExternalSecret':
        cluster.clock.after(SOON_MS, () =>
          whileLive(cluster, object, live => syncSecret(cluster, live)),
        );
        break;
      case 'Service':
        cluster.clock.after(SOON_MS, () =>
          updateEndpoints(
            cluster,
            object.metadata.namespace ?? 'default',
            cluster.clock.now(),
          ),
        );
        break;
      default:
        break;
    }
  });
}

function hasNewSpec({ object, previous }: Change): boolean {
  return previous === undefined || !isEqual(previous.spec, object.spec);
}

function rollOutLive(cluster: Cluster, object: KubernetesObject): void {
  whileLive(cluster, object, live => rollOut(cluster, live));
  cluster.clock.after(3 * SOON_MS, () =>
    updateEndpoints(
      cluster,
      object.metadata.namespace ?? 'default',
      cluster.clock.now(),
    ),
  );
}

function whileLive(
  cluster: Cluster,
  object: KubernetesObject,
  action: (live: KubernetesObject) => void,
): void {
  const live = cluster.liveOf(object);
  if (live && live.metadata.uid === object.metadata.uid) action(live);
}

/** An ingress controller gives an address only to the Ingresses of a class that it serves. */
function giveAddress(cluster: Cluster, ingress: KubernetesObject): void {
  const wanted = textAt(ingress, 'spec', 'ingressClassName');
  const isServed = cluster.store
    .listKind('IngressClass')
    .some(each => each.metadata.name === wanted);
  if (isServed)
    cluster.writeStatus(
      { ...ingress, status: addressStatus(ENTRY_ADDRESS) },
      cluster.plan.ingressController,
      cluster.clock.now(),
    );
}
