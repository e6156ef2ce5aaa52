import type { Cluster } from '../cluster';
import { canonical, objectAt } from '../objects/json';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { suffixOf } from '../objects/names';
import { createPod, isReady, nodesOf, podsOf, removePods } from './pods';
import { replicasOf } from './replica-sets';

/** Gives a StatefulSet or DaemonSet the pods that its template asks for, ready at once. */
export function settleWorkload(
  cluster: Cluster,
  workload: KubernetesObject,
  at: number,
): KubernetesObject {
  const hash = suffixOf(canonical(objectAt(workload, 'spec', 'template')), 10);
  const outdated = podsOf(cluster, workload).filter(
    pod => pod.metadata.labels?.['controller-revision-hash'] !== hash,
  );
  removePods(cluster, outdated);
  return workload.kind === 'StatefulSet'
    ? settleStatefulSet(cluster, workload, { hash, at })
    : settleDaemonSet(cluster, workload, { hash, at });
}

interface Revision {
  readonly hash: string;
  readonly at: number;
}

function settleStatefulSet(
  cluster: Cluster,
  workload: KubernetesObject,
  { hash, at }: Revision,
): KubernetesObject {
  const wanted = replicasOf(workload);
  const names = Array.from(
    { length: wanted },
    (_, index) => `${workload.metadata.name}-${index}`,
  );
  const existing = podsOf(cluster, workload);
  removePods(
    cluster,
    existing.filter(pod => !names.includes(pod.metadata.name)),
  );
  const taken = new Set(existing.map(pod => pod.metadata.name));
  names.forEach((name, index) => {
    if (taken.has(name)) return;
    const labels = {
      'controller-revision-hash': hash,
      'apps.kubernetes.io/pod-index': String(index),
      'statefulset.kubernetes.io/pod-name': name,
    };
    createPod(cluster, { owner: workload, name, state: 'ready', at, labels });
  });
  const ready = podsOf(cluster, workload).filter(isReady).length;
  const revision = `${workload.metadata.name}-${hash}`;
  const status = {
    observedGeneration: workload.metadata.generation ?? 1,
    replicas: wanted,
    readyReplicas: ready,
    currentReplicas: wanted,
    updatedReplicas: wanted,
    currentRevision: revision,
    updateRevision: revision,
    collisionCount: 0,
    availableReplicas: ready,
  };
  return cluster.writeStatus(
    { ...workload, status },
    'kube-controller-manager',
    at,
  );
}

function settleDaemonSet(
  cluster: Cluster,
  workload: KubernetesObject,
  { hash, at }: Revision,
): KubernetesObject {
  const nodes = nodesOf(cluster);
  if (podsOf(cluster, workload).length === 0) {
    for (const node of nodes) {
      const name = `${workload.metadata.name}-${suffixOf(
        `${workload.metadata.uid} ${node}`,
        5,
      )}`;
      createPod(cluster, {
        owner: workload,
        name,
        state: 'ready',
        at,
        node,
        labels: { 'controller-revision-hash': hash },
      });
    }
  }
  const count = nodes.length;
  const status = {
    currentNumberScheduled: count,
    numberMisscheduled: 0,
    desiredNumberScheduled: count,
    numberReady: count,
    observedGeneration: workload.metadata.generation ?? 1,
    updatedNumberScheduled: count,
    numberAvailable: count,
  };
  return cluster.writeStatus(
    { ...workload, status },
    'kube-controller-manager',
    at,
  );
}
