import type { Cluster } from '../cluster';
import { LAST_APPLIED } from '../objects/client-side-apply';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { KUBECTL_APPLY } from './writers';

/** `kubectl apply` from a laptop, with the annotation that it leaves. */
export function writeApplied(
  cluster: Cluster,
  object: KubernetesObject,
  at: number,
): KubernetesObject {
  const annotations = {
    ...object.metadata.annotations,
    [LAST_APPLIED]: `${JSON.stringify(object)}\n`,
  };
  return cluster.write(
    { ...object, metadata: { ...object.metadata, annotations } },
    KUBECTL_APPLY,
    at,
  );
}
