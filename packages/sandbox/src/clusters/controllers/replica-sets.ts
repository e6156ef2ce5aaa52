import type { Cluster } from '../cluster';
import { canonical, numberAt, objectAt } from '../objects/json';
import {
  annotationsOf,
  isOwnedBy,
  ownerReferenceTo,
  type KubernetesObject,
} from '../objects/kubernetes-object';
import { LAST_APPLIED } from '../objects/client-side-apply';
import { suffixOf } from '../objects/names';
import { isReady, podsOf, stringsOf } from './pods';

const KCM = {
  manager: 'kube-controller-manager',
  operation: 'Update',
} as const;
export const REVISION = 'deployment.kubernetes.io/revision';

export function replicaSetsOf(
  cluster: Cluster,
  deployment: KubernetesObject,
): readonly KubernetesObject[] {
  return cluster.store
    .listKind('ReplicaSet', deployment.metadata.namespace)
    .filter(each => isOwnedBy(each, deployment));
}

function templateHashOf(deployment: KubernetesObject): string {
  return suffixOf(canonical(objectAt(deployment, 'spec', 'template')), 10);
}

export function replicasOf(object: KubernetesObject): number {
  return numberAt(object, 'spec', 'replicas') ?? 1;
}

/** The ReplicaSet of the Deployment's present template, made when it is missing, at the newest revision. */
export function ensureReplicaSet(
  cluster: Cluster,
  deployment: KubernetesObject,
  time: number,
): KubernetesObject {
  const hash = templateHashOf(deployment);
  const all = replicaSetsOf(cluster, deployment);
  const newest = Math.max(0, ...all.map(revisionOf));
  const existing = all.find(
    each => each.metadata.labels?.['pod-template-hash'] === hash,
  );
  if (existing && revisionOf(existing) === newest) return existing;
  const replicas = replicasOf(deployment);
  const own = Object.fromEntries(
    Object.entries(annotationsOf(deployment)).filter(
      ([key]) => key !== LAST_APPLIED,
    ),
  );
  const template = objectAt(deployment, 'spec', 'template');
  const labels = {
    ...stringsOf(objectAt(template, 'metadata', 'labels')),
    'pod-template-hash': hash,
  };
  const replicaSet: KubernetesObject = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${deployment.metadata.name}-${hash}`,
      namespace: deployment.metadata.namespace ?? 'default',
      labels,
      annotations: {
        ...own,
        'deployment.kubernetes.io/desired-replicas': String(replicas),
        'deployment.kubernetes.io/max-replicas': String(
          replicas + Math.ceil(replicas / 4),
        ),
        [REVISION]: String(newest + 1),
      },
      ownerReferences: [ownerReferenceTo(deployment)],
    },
    spec: {
      replicas: existing ? replicasOf(existing) : 0,
      selector: {
        matchLabels: {
          ...objectAt(deployment, 'spec', 'selector', 'matchLabels'),
          'pod-template-hash': hash,
        },
      },
      template: {
        ...template,
        metadata: { ...objectAt(template, 'metadata'), labels },
      },
    },
  };
  return cluster.write(replicaSet, KCM, time);
}

export function revisionOf(object: KubernetesObject): number {
  return Number(annotationsOf(object)[REVISION] ?? 0);
}

export function scaleReplicaSet(
  cluster: Cluster,
  replicaSet: KubernetesObject,
  { replicas, at }: { readonly replicas: number; readonly at: number },
): KubernetesObject {
  const scaled = {
    ...replicaSet,
    spec: { ...objectAt(replicaSet, 'spec'), replicas },
  };
  return cluster.write(scaled, KCM, at);
}

/** Writes the status that its pods give it. */
export function updateReplicaSetStatus(
  cluster: Cluster,
  replicaSet: KubernetesObject,
  at: number,
): KubernetesObject {
  const pods = podsOf(cluster, replicaSet);
  const ready = pods.filter(isReady).length;
  const status = {
    replicas: pods.length,
    ...(pods.length > 0 ? { fullyLabeledReplicas: pods.length } : {}),
    terminatingReplicas: 0,
    ...(ready > 0 ? { readyReplicas: ready, availableReplicas: ready } : {}),
    observedGeneration: replicaSet.metadata.generation ?? 1,
  };
  return cluster.writeStatus(
    { ...replicaSet, status },
    'kube-controller-manager',
    at,
  );
}
