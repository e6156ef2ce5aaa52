import type { Cluster } from '../cluster';
import { at, listAt, objectAt, textAt } from '../objects/json';
import {
  isOwnedBy,
  ownerReferenceTo,
  type KubernetesObject,
} from '../objects/kubernetes-object';
import { pickNumber, suffixOf } from '../objects/names';
import { podStatus, type PodState } from './pod-states';

const KCM = {
  manager: 'kube-controller-manager',
  operation: 'Update',
} as const;
const TOLERATIONS = ['not-ready', 'unreachable'].map(condition => ({
  key: `node.kubernetes.io/${condition}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
}));

export interface PodPlan {
  /** ReplicaSet, StatefulSet, DaemonSet or Job whose template the pod follows. */
  readonly owner: KubernetesObject;
  readonly name: string;
  readonly state: PodState;
  readonly at: number;
  /** A DaemonSet's pod has its place; others are spread. */
  readonly node?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

export function podsOf(
  cluster: Cluster,
  owner: KubernetesObject,
): readonly KubernetesObject[] {
  return cluster.store
    .listKind('Pod', owner.metadata.namespace)
    .filter(pod => isOwnedBy(pod, owner));
}

export function isReady(pod: KubernetesObject): boolean {
  return listAt(pod, 'status', 'conditions').some(
    each =>
      textAt(each, 'type') === 'Ready' && textAt(each, 'status') === 'True',
  );
}

export function createPod(cluster: Cluster, plan: PodPlan): KubernetesObject {
  const { owner, name, state, at: time } = plan;
  const template = objectAt(owner, 'spec', 'template');
  const namespace = owner.metadata.namespace ?? 'default';
  const node = plan.node ?? nodeFor(cluster, `${namespace}/${name}`);
  const isPlaced = state !== 'unschedulable';
  const annotations = objectAt(template, 'metadata', 'annotations');
  const pod: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      generateName: `${owner.metadata.name}-`,
      namespace,
      labels: {
        ...stringsOf(objectAt(template, 'metadata', 'labels')),
        ...plan.labels,
      },
      ...(Object.keys(annotations).length === 0
        ? {}
        : { annotations: stringsOf(annotations) }),
      ownerReferences: [ownerReferenceTo(owner)],
    },
    spec: {
      ...objectAt(template, 'spec'),
      ...(isPlaced ? { nodeName: node } : {}),
      serviceAccountName:
        textAt(template, 'spec', 'serviceAccountName') ?? 'default',
      tolerations: TOLERATIONS,
      priority: 0,
      enableServiceLinks: true,
      preemptionPolicy: 'PreemptLowerPriority',
    },
  };
  return setPodState(cluster, cluster.write(pod, KCM, time), {
    state,
    at: time,
  });
}

export function setPodState(
  cluster: Cluster,
  pod: KubernetesObject,
  { state, at: time }: { readonly state: PodState; readonly at: number },
): KubernetesObject {
  const created = Date.parse(pod.metadata.creationTimestamp ?? '') || time;
  const known = textAt(pod, 'status', 'podIP');
  const status = podStatus({
    state,
    spec: objectAt(pod, 'spec'),
    address: known ?? addressOf(pod),
    at: created,
    now: cluster.clock.now(),
  });
  const manager = state === 'unschedulable' ? 'kube-scheduler' : 'kubelet';
  return cluster.writeStatus({ ...pod, status }, manager, time);
}

export function removePods(
  cluster: Cluster,
  pods: readonly KubernetesObject[],
): void {
  for (const pod of pods) cluster.remove(cluster.typeOf(pod), pod.metadata);
}

export function podName(owner: KubernetesObject, ordinal: number): string {
  return `${owner.metadata.name}-${suffixOf(
    `${owner.metadata.uid} ${ordinal}`,
    5,
  )}`;
}

export function nodesOf(cluster: Cluster): readonly string[] {
  return cluster.store
    .listKind('Node', undefined, '')
    .map(node => node.metadata.name);
}

function nodeFor(cluster: Cluster, seed: string): string {
  const nodes = nodesOf(cluster);
  return (
    nodes[pickNumber(`node ${seed}`, Math.max(1, nodes.length))] ?? 'node-1'
  );
}

function addressOf(pod: KubernetesObject): string {
  const number = pickNumber(`pod address ${pod.metadata.uid}`, 250 * 250);
  return `10.244.${Math.floor(number / 250)}.${(number % 250) + 1}`;
}

export function stringsOf(
  object: ReturnType<typeof objectAt>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.keys(object).flatMap(key => {
      const value = at(object, key);
      return typeof value === 'string' ? [[key, value]] : [];
    }),
  );
}
