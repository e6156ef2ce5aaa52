import {
  mergeJson,
  numberAt,
  objectAt,
  type JsonObject,
} from '../objects/json';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { bodyJson, writerOf } from './bodies';
import { objectOf, type Call } from './call';

/** `deployments/scale` and its kin, in the form of autoscaling/v1. */
export function readScale(call: Call): void {
  call.response.json(scaleOf(objectOf(call)));
}

export function writeScale(call: Call): void {
  const before = objectOf(call);
  const replicas =
    numberAt(mergeJson(scaleOf(before), bodyJson(call)), 'spec', 'replicas') ??
    0;
  const changed: KubernetesObject = {
    ...before,
    spec: { ...objectAt(before, 'spec'), replicas },
  };
  const { manager } = writerOf(call);
  call.response.json(
    scaleOf(
      call.cluster.write(changed, {
        manager,
        operation: 'Update',
        subresource: 'scale',
      }),
    ),
  );
}

function scaleOf(object: KubernetesObject): JsonObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } =
    object.metadata;
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: numberAt(object, 'spec', 'replicas') ?? 0 },
    status: { replicas: numberAt(object, 'status', 'replicas') ?? 0 },
  };
}
