import type { Cluster } from '../cluster';
import { listAt, textAt, type JsonObject } from '../objects/json';
import {
  annotationsOf,
  timestamp,
  type KubernetesObject,
} from '../objects/kubernetes-object';
import { isReady, podsOf } from './pods';
import {
  replicasOf,
  replicaSetsOf,
  REVISION,
  revisionOf,
} from './replica-sets';

export type Progress = 'rolling' | 'done' | 'timed-out';

export interface DeploymentMoment {
  readonly current: KubernetesObject;
  readonly progress: Progress;
  readonly at: number;
}

/** Writes `status` of a Deployment from its ReplicaSets and pods as they are. */
export function updateDeploymentStatus(
  cluster: Cluster,
  deployment: KubernetesObject,
  moment: DeploymentMoment,
): KubernetesObject {
  const { current, at } = moment;
  const all = replicaSetsOf(cluster, deployment).flatMap(each =>
    podsOf(cluster, each),
  );
  const ready = all.filter(isReady).length;
  const updated = podsOf(cluster, current).length;
  const wanted = replicasOf(deployment);
  const missing = Math.max(0, Math.max(wanted, all.length) - ready);
  const isAvailable = ready >= wanted - Math.floor(wanted / 4);
  const status: JsonObject = {
    observedGeneration: deployment.metadata.generation ?? 1,
    ...(all.length > 0 ? { replicas: all.length } : {}),
    ...(updated > 0 ? { updatedReplicas: updated } : {}),
    ...(ready > 0 ? { readyReplicas: ready, availableReplicas: ready } : {}),
    ...(missing > 0 ? { unavailableReplicas: missing } : {}),
    terminatingReplicas: 0,
    conditions: [
      progressing(deployment, moment),
      available(deployment, isAvailable, at),
    ],
  };
  const annotations = {
    ...annotationsOf(deployment),
    [REVISION]: String(revisionOf(current)),
  };
  return cluster.writeStatus(
    {
      ...deployment,
      metadata: { ...deployment.metadata, annotations },
      status,
    },
    'kube-controller-manager',
    at,
  );
}

function progressing(
  deployment: KubernetesObject,
  { current, progress, at }: DeploymentMoment,
): JsonObject {
  const name = `ReplicaSet "${current.metadata.name}"`;
  const words = {
    rolling: {
      status: 'True',
      reason: 'ReplicaSetUpdated',
      message: `${name} is progressing.`,
    },
    done: {
      status: 'True',
      reason: 'NewReplicaSetAvailable',
      message: `${name} has successfully progressed.`,
    },
    'timed-out': {
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
      message: `${name} has timed out progressing.`,
    },
  }[progress];
  return transition({ deployment, type: 'Progressing', at }, words);
}

function available(
  deployment: KubernetesObject,
  isAvailable: boolean,
  at: number,
): JsonObject {
  return transition(
    { deployment, type: 'Available', at },
    isAvailable
      ? {
          status: 'True',
          reason: 'MinimumReplicasAvailable',
          message: 'Deployment has minimum availability.',
        }
      : {
          status: 'False',
          reason: 'MinimumReplicasUnavailable',
          message: 'Deployment does not have minimum availability.',
        },
  );
}

interface Place {
  readonly deployment: KubernetesObject;
  readonly type: string;
  readonly at: number;
}

interface Words extends JsonObject {
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

function transition({ deployment, type, at }: Place, words: Words): JsonObject {
  const before = listAt(deployment, 'status', 'conditions').find(
    each => textAt(each, 'type') === type,
  );
  const kept =
    before !== undefined && textAt(before, 'status') === words.status
      ? textAt(before, 'lastTransitionTime')
      : undefined;
  return {
    type,
    status: words.status,
    lastUpdateTime: timestamp(at),
    lastTransitionTime: kept ?? timestamp(at),
    reason: words.reason,
    message: words.message,
  };
}
