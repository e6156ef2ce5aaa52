import type { Cluster } from '../cluster';
import {
  listAt,
  numberAt,
  objectAt,
  textAt,
  type JsonObject,
} from '../objects/json';
import {
  labelsOf,
  ownerReferenceTo,
  type KubernetesObject,
} from '../objects/kubernetes-object';
import { suffixOf } from '../objects/names';
import { isReady } from './pods';

const KCM = {
  manager: 'kube-controller-manager',
  operation: 'Update',
} as const;

/** Points the EndpointSlice of every Service in a namespace at the pods that it selects now. */
export function updateEndpoints(
  cluster: Cluster,
  namespace: string,
  at: number,
): void {
  for (const service of cluster.store.listKind('Service', namespace)) {
    const selector = objectAt(service, 'spec', 'selector');
    if (Object.keys(selector).length > 0)
      cluster.write(endpointSlice(cluster, service, selector), KCM, at);
  }
}

/** Gives a Service of type LoadBalancer, and an Ingress whose controller is there, an address. */
export function addressStatus(address: string): JsonObject {
  return { loadBalancer: { ingress: [{ ip: address }] } };
}

function endpointSlice(
  cluster: Cluster,
  service: KubernetesObject,
  selector: JsonObject,
): KubernetesObject {
  const { name, namespace = 'default', uid } = service.metadata;
  const pods = cluster.store
    .listKind('Pod', namespace, '')
    .filter(pod =>
      Object.entries(selector).every(
        ([key, value]) => labelsOf(pod)[key] === value,
      ),
    )
    .filter(pod => textAt(pod, 'status', 'podIP') !== undefined);
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${name}-${suffixOf(`slice ${uid}`, 5)}`,
      generateName: `${name}-`,
      namespace,
      labels: {
        ...labelsOf(service),
        'endpointslice.kubernetes.io/managed-by':
          'endpointslice-controller.k8s.io',
        'kubernetes.io/service-name': name,
      },
      ownerReferences: [ownerReferenceTo(service)],
    },
    addressType: 'IPv4',
    endpoints: pods.map(endpoint),
    ports: listAt(service, 'spec', 'ports').map(port => ({
      name: textAt(port, 'name') ?? '',
      protocol: textAt(port, 'protocol') ?? 'TCP',
      port: numberAt(port, 'targetPort') ?? numberAt(port, 'port') ?? 80,
    })),
  };
}

function endpoint(pod: KubernetesObject): JsonObject {
  const ready = isReady(pod);
  const { name, namespace, uid } = pod.metadata;
  return {
    addresses: [textAt(pod, 'status', 'podIP') ?? ''],
    conditions: { ready, serving: ready, terminating: false },
    targetRef: { kind: 'Pod', namespace, name, uid },
    nodeName: textAt(pod, 'spec', 'nodeName'),
  };
}
