import type { Cluster } from '../cluster';
import { timestamp, type KubernetesObject } from '../objects/kubernetes-object';
import { pickNumber } from '../objects/names';

export interface EventPlan {
  readonly about: KubernetesObject;
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  /** `deployment-controller`, `kubelet`, ... */
  readonly component: string;
  readonly at: number;
  readonly count?: number;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Components that are programs of their own; the others are parts of the controller manager. */
const OWN_MANAGERS = ['kubelet', 'argocd-application-controller'];

/** Writes an Event about an object, as controllers do. Events live an hour in real clusters; these stay. */
export function recordEvent(
  cluster: Cluster,
  plan: EventPlan,
): KubernetesObject {
  const { about, at, count = 1 } = plan;
  const namespace = about.metadata.namespace ?? 'default';
  const hex = (
    pickNumber(`${plan.reason} ${plan.message} ${at}`, 2 ** 31) +
    2 ** 31
  ).toString(16);
  const time = timestamp(at);
  const event: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${about.metadata.name}.18e9e6${hex}${at.toString(16).slice(-4)}`,
      namespace,
      ...(plan.annotations ? { annotations: plan.annotations } : {}),
    },
    involvedObject: {
      kind: about.kind,
      namespace,
      name: about.metadata.name,
      uid: about.metadata.uid,
      apiVersion: about.apiVersion,
      resourceVersion: about.metadata.resourceVersion,
    },
    reason: plan.reason,
    message: plan.message,
    source: { component: plan.component },
    firstTimestamp: time,
    lastTimestamp: timestamp(
      count > 1 ? Math.max(at, cluster.clock.now() - 60_000) : at,
    ),
    count,
    type: plan.type,
    eventTime: null,
    reportingComponent: plan.component,
    reportingInstance: '',
  };
  return cluster.write(
    event,
    {
      manager: OWN_MANAGERS.includes(plan.component)
        ? plan.component
        : 'kube-controller-manager',
      operation: 'Update',
    },
    at,
  );
}
