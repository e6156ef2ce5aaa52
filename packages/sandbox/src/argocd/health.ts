import { listAt, numberAt, textAt, type Json } from '../clusters/objects/json';
import type { KubernetesObject } from '../clusters/objects/kubernetes-object';

export type HealthStatus =
  | 'Healthy'
  | 'Suspended'
  | 'Progressing'
  | 'Missing'
  | 'Degraded'
  | 'Unknown';

export interface Health {
  readonly status: HealthStatus;
  readonly message?: string;
}

const WORSE: readonly HealthStatus[] = [
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
  'Unknown',
];

/** The health that Argo CD's own rules give a live object; undefined for kinds that have none. */
export function healthOf(object: KubernetesObject): Health | undefined {
  switch (object.kind) {
    case 'Deployment':
      return deploymentHealth(object);
    case 'ReplicaSet':
      return replicaSetHealth(object);
    case 'Pod':
      return podHealth(object);
    case 'Ingress':
      return {
        status:
          listAt(object, 'status', 'loadBalancer', 'ingress').length > 0
            ? 'Healthy'
            : 'Progressing',
      };
    case 'HTTPRoute':
      return conditionsHealth(
        listAt(object, 'status', 'parents', 0, 'conditions'),
        'Accepted',
      );
    case 'ExternalSecret':
      return conditionsHealth(listAt(object, 'status', 'conditions'), 'Ready');
    case 'PodDisruptionBudget':
      return {
        status: 'Healthy',
        message: `PodDisruptionBudget has ${
          textAt(object, 'status', 'conditions', 0, 'reason') ?? 'no status'
        }`,
      };
    case 'Service':
    case 'CronJob':
    case 'HorizontalPodAutoscaler':
      return { status: 'Healthy' };
    case 'StatefulSet':
      return statefulSetHealth(object);
    default:
      return undefined;
  }
}

export function isWorse(one: HealthStatus, other: HealthStatus): boolean {
  return WORSE.indexOf(one) > WORSE.indexOf(other);
}

function deploymentHealth(object: KubernetesObject): Health {
  const status = (field: string) => numberAt(object, 'status', field) ?? 0;
  const wanted = numberAt(object, 'spec', 'replicas') ?? 1;
  const progress = conditionOf(
    listAt(object, 'status', 'conditions'),
    'Progressing',
  );
  const waiting = (what: string): Health => ({
    status: 'Progressing',
    message: `Waiting for rollout to finish: ${what}`,
  });
  if (status('observedGeneration') < (object.metadata.generation ?? 1))
    return waiting(
      'observed deployment generation less than desired generation',
    );
  if (textAt(progress, 'reason') === 'ProgressDeadlineExceeded') {
    return {
      status: 'Degraded',
      message: `Deployment "${object.metadata.name}" exceeded its progress deadline`,
    };
  }
  const updated = status('updatedReplicas');
  if (updated < wanted)
    return waiting(
      `${updated} out of ${wanted} new replicas have been updated...`,
    );
  if (status('replicas') > updated)
    return waiting(
      `${status('replicas') - updated} old replicas are pending termination...`,
    );
  if (status('availableReplicas') < updated)
    return waiting(
      `${status(
        'availableReplicas',
      )} of ${updated} updated replicas are available...`,
    );
  return { status: 'Healthy' };
}

function replicaSetHealth(object: KubernetesObject): Health {
  const wanted = numberAt(object, 'spec', 'replicas') ?? 0;
  const available = numberAt(object, 'status', 'availableReplicas') ?? 0;
  if (available >= wanted) return { status: 'Healthy' };
  return {
    status: 'Progressing',
    message: `Waiting for rollout to finish: ${available} out of ${wanted} new replicas are available...`,
  };
}

function statefulSetHealth(object: KubernetesObject): Health {
  const wanted = numberAt(object, 'spec', 'replicas') ?? 1;
  const ready = numberAt(object, 'status', 'readyReplicas') ?? 0;
  return ready >= wanted
    ? {
        status: 'Healthy',
        message: `partitioned roll out complete: ${wanted} new pods have been updated...`,
      }
    : {
        status: 'Progressing',
        message: `Waiting for ${wanted - ready} pods to be ready...`,
      };
}

const BROKEN = [
  'CrashLoopBackOff',
  'ImagePullBackOff',
  'ErrImagePull',
  'CreateContainerConfigError',
];

function podHealth(object: KubernetesObject): Health {
  const waiting = listAt(object, 'status', 'containerStatuses').find(each =>
    BROKEN.includes(textAt(each, 'state', 'waiting', 'reason') ?? ''),
  );
  if (waiting !== undefined) {
    const message = textAt(waiting, 'state', 'waiting', 'message');
    return {
      status: 'Degraded',
      ...(message === undefined ? {} : { message }),
    };
  }
  const ready =
    textAt(
      conditionOf(listAt(object, 'status', 'conditions'), 'Ready'),
      'status',
    ) === 'True';
  return { status: ready ? 'Healthy' : 'Progressing' };
}

function conditionsHealth(conditions: readonly Json[], type: string): Health {
  const condition = conditionOf(conditions, type);
  if (condition === undefined)
    return { status: 'Progressing', message: `Waiting for condition ${type}` };
  const message = textAt(condition, 'message');
  return {
    status: textAt(condition, 'status') === 'True' ? 'Healthy' : 'Degraded',
    ...(message ? { message } : {}),
  };
}

function conditionOf(
  conditions: readonly Json[],
  type: string,
): Json | undefined {
  return conditions.find(condition => textAt(condition, 'type') === type);
}
