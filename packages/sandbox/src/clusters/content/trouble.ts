import type { Service } from '../../company/types';
import type { Cluster } from '../cluster';
import { recordEvent, type EventPlan } from '../controllers/events';
import { isReady, podsOf } from '../controllers/pods';
import { PULL_LIMIT } from '../controllers/pod-states';
import { replicaSetsOf } from '../controllers/replica-sets';
import { textAt } from '../objects/json';
import type { KubernetesObject } from '../objects/kubernetes-object';

/** The events that go with what is wrong. */
export function recordTrouble(
  cluster: Cluster,
  deployment: KubernetesObject,
  {
    trouble,
    at,
  }: { readonly trouble: Service['trouble']; readonly at: number },
): void {
  if (trouble === undefined) return;
  const failing = replicaSetsOf(cluster, deployment)
    .flatMap(each => podsOf(cluster, each))
    .filter(pod => !isReady(pod));
  for (const pod of failing) {
    for (const event of eventsFor(trouble, pod))
      recordEvent(cluster, { ...event, about: pod, type: 'Warning', at });
  }
}

type Words = Pick<EventPlan, 'reason' | 'message' | 'component' | 'count'>;

function eventsFor(
  trouble: NonNullable<Service['trouble']>,
  pod: KubernetesObject,
): readonly Words[] {
  const container = textAt(pod, 'spec', 'containers', 0, 'name') ?? '';
  const image = textAt(pod, 'spec', 'containers', 0, 'image') ?? '';
  switch (trouble) {
    case 'crash-loop':
      return [
        {
          reason: 'BackOff',
          message: `Back-off restarting failed container ${container} in pod ${pod.metadata.name}`,
          component: 'kubelet',
          count: 212,
        },
      ];
    case 'image-pull':
      return [
        {
          reason: 'Failed',
          message: `Failed to pull image "${image}": ${PULL_LIMIT}`,
          component: 'kubelet',
          count: 14,
        },
        {
          reason: 'BackOff',
          message: `Back-off pulling image "${image}"`,
          component: 'kubelet',
          count: 188,
        },
      ];
    case 'stuck-rollout':
      return [
        {
          reason: 'FailedScheduling',
          message:
            '0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
          component: 'default-scheduler',
          count: 41,
        },
      ];
    case 'out-of-sync':
    case 'no-endpoint-address':
      return [];
    default: {
      const unreachable: never = trouble;
      throw new TypeError(`No such trouble: ${unreachable}`);
    }
  }
}
