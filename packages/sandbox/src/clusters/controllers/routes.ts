import type { Cluster } from '../cluster';
import { listAt, textAt, type Json } from '../objects/json';
import { timestamp, type KubernetesObject } from '../objects/kubernetes-object';

/** The Gateway controller: a route is accepted by each Gateway that it names and that is there; others say nothing. */
export function attachRoute(cluster: Cluster, route: KubernetesObject): void {
  const gateways = cluster.store.listKind('Gateway');
  const parents = listAt(route, 'spec', 'parentRefs')
    .filter(parent =>
      gateways.some(
        ({ metadata }) =>
          metadata.name === textAt(parent, 'name') &&
          metadata.namespace ===
            (textAt(parent, 'namespace') ?? route.metadata.namespace),
      ),
    )
    .map(parentRef => acceptedBy(cluster, route, parentRef));
  if (parents.length > 0)
    cluster.writeStatus(
      { ...route, status: { parents } },
      'cilium-operator',
      cluster.clock.now(),
    );
}

function acceptedBy(
  cluster: Cluster,
  route: KubernetesObject,
  parentRef: Json,
): Json {
  const at = timestamp(cluster.clock.now());
  const condition = (type: string, reason: string) => ({
    type,
    status: 'True',
    reason,
    message: '',
    lastTransitionTime: at,
    observedGeneration: route.metadata.generation ?? 1,
  });
  return {
    parentRef,
    controllerName: 'io.cilium/gateway-controller',
    conditions: [
      condition('Accepted', 'Accepted'),
      condition('ResolvedRefs', 'ResolvedRefs'),
    ],
  };
}
