import {
  listAt,
  objectAt,
  textAt,
  type Json,
  type JsonObject,
} from '../objects/json';
import { timestamp } from '../objects/kubernetes-object';

/** Where a pod is in its life, or what keeps it from getting further. */
export type PodState =
  | 'unschedulable'
  | 'creating'
  | 'starting'
  | 'ready'
  | 'crash-loop'
  | 'image-pull';

export interface PodSituation {
  readonly state: PodState;
  readonly spec: JsonObject;
  readonly address: string;
  /** When the pod was created. */
  readonly at: number;
  readonly now: number;
}

const MINUTE = 60_000;

/** What the pull-through cache said when its quota was used up. */
export const PULL_LIMIT =
  'toomanyrequests: the pull quota of this cluster is used up';

/** `status` of a pod in that situation, as the kubelet and the scheduler would write it. */
export function podStatus(situation: PodSituation): JsonObject {
  const { state, spec, address, at } = situation;
  const qosClass = listAt(spec, 'containers').some(
    container => Object.keys(objectAt(container, 'resources')).length > 0,
  )
    ? 'Burstable'
    : 'BestEffort';
  if (state === 'unschedulable') {
    const message =
      '0/3 nodes are available: 3 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.';
    return {
      phase: 'Pending',
      conditions: [
        condition('PodScheduled', at, { reason: 'Unschedulable', message }),
      ],
      qosClass,
    };
  }
  const runs =
    state === 'ready' || state === 'starting' || state === 'crash-loop';
  const unready = {
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${textAt(
      spec,
      'containers',
      0,
      'name',
    )}]`,
  };
  const readyAt = state === 'ready' ? at + 2000 : at;
  const failure = state === 'ready' ? undefined : unready;
  return {
    phase: runs ? 'Running' : 'Pending',
    conditions: [
      condition('PodReadyToStartContainers', at),
      condition('Initialized', at),
      condition('Ready', readyAt, failure),
      condition('ContainersReady', readyAt, failure),
      condition('PodScheduled', at),
    ],
    ...(runs
      ? {
          hostIP: '192.0.2.21',
          hostIPs: [{ ip: '192.0.2.21' }],
          podIP: address,
          podIPs: [{ ip: address }],
        }
      : {}),
    startTime: timestamp(at),
    containerStatuses: listAt(spec, 'containers').map(container =>
      containerStatus(container, situation),
    ),
    qosClass,
  };
}

interface Failure {
  readonly reason: string;
  readonly message: string;
}

function condition(type: string, at: number, failure?: Failure): JsonObject {
  return {
    type,
    status: failure ? 'False' : 'True',
    lastProbeTime: null,
    lastTransitionTime: timestamp(at),
    ...failure,
  };
}

function containerStatus(container: Json, situation: PodSituation): JsonObject {
  const image = textAt(container, 'image') ?? '';
  const base = { name: textAt(container, 'name') ?? '', image };
  const { at, now } = situation;
  switch (situation.state) {
    case 'ready':
      return {
        ...base,
        state: { running: { startedAt: timestamp(at + 1000) } },
        lastState: {},
        ready: true,
        restartCount: 0,
        imageID: '',
        started: true,
      };
    case 'starting':
      return {
        ...base,
        state: { running: { startedAt: timestamp(at + 1000) } },
        lastState: {},
        ready: false,
        restartCount: 0,
        imageID: '',
        started: false,
      };
    case 'crash-loop':
      return {
        ...base,
        state: {
          waiting: {
            reason: 'CrashLoopBackOff',
            message: `back-off 5m0s restarting failed container=${base.name}`,
          },
        },
        lastState: {
          terminated: {
            exitCode: 1,
            reason: 'Error',
            startedAt: timestamp(now - 4 * MINUTE),
            finishedAt: timestamp(now - 4 * MINUTE + 3000),
          },
        },
        ready: false,
        restartCount: Math.max(
          3,
          Math.min(400, Math.floor((now - at) / (5 * MINUTE))),
        ),
        imageID: '',
        started: false,
      };
    case 'image-pull':
      return waiting(
        base,
        'ImagePullBackOff',
        `Back-off pulling image "${image}": ErrImagePull: ${PULL_LIMIT}`,
      );
    case 'creating':
    case 'unschedulable':
      return waiting(base, 'ContainerCreating');
    default: {
      const unreachable: never = situation.state;
      throw new TypeError(`No such state: ${unreachable}`);
    }
  }
}

function waiting(
  base: JsonObject,
  reason: string,
  message?: string,
): JsonObject {
  return {
    ...base,
    state: {
      waiting: { reason, ...(message === undefined ? {} : { message }) },
    },
    lastState: {},
    ready: false,
    restartCount: 0,
    imageID: '',
    started: false,
  };
}
