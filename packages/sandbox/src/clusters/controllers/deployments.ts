import type { Cluster } from '../cluster';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { updateDeploymentStatus, type Progress } from './deployment-status';
import { recordEvent } from './events';
import {
  createPod,
  isReady,
  podName,
  podsOf,
  removePods,
  setPodState,
} from './pods';
import type { PodState } from './pod-states';
import {
  ensureReplicaSet,
  replicaSetsOf,
  replicasOf,
  scaleReplicaSet,
  updateReplicaSetStatus,
} from './replica-sets';

/** What keeps the newest pods of a Deployment from serving. */
export type RolloutTrouble = 'crash-loop' | 'image-pull' | 'stuck-rollout';

const FAILING: Readonly<Record<RolloutTrouble, PodState>> = {
  'crash-loop': 'crash-loop',
  'image-pull': 'image-pull',
  'stuck-rollout': 'unschedulable',
};

const CREATING_MS = 1000;
const STARTING_MS = 2000;

/** Brings a Deployment at once to where it was bound to end up at a time in the past. */
export function settleDeployment(
  cluster: Cluster,
  deployment: KubernetesObject,
  {
    at,
    trouble,
  }: { readonly at: number; readonly trouble?: RolloutTrouble | undefined },
): KubernetesObject {
  if (trouble === undefined) {
    const current = bringUp(cluster, deployment, { at, state: 'ready' });
    return retireOthers(cluster, deployment, { current, at });
  }
  const others = replicaSetsOf(cluster, deployment).filter(
    each => podsOf(cluster, each).length > 0,
  );
  // With a version before it the failing one stays a surge of one pod; the old pods go on serving.
  const surge = others.length > 0;
  const current = bringUp(cluster, deployment, {
    at,
    state: FAILING[trouble],
    ...(surge ? { pods: 1 } : {}),
  });
  return updateDeploymentStatus(cluster, live(cluster, deployment), {
    current,
    progress: 'timed-out',
    at,
  });
}

/** Rolls a changed Deployment out step by step over a few seconds of sandbox time. */
export function rollOut(cluster: Cluster, deployment: KubernetesObject): void {
  const { clock } = cluster;
  const generation = deployment.metadata.generation;
  const stillWanted = () =>
    live(cluster, deployment).metadata.generation === generation;
  const step = (after: number, action: () => void) =>
    clock.after(after, () => {
      if (cluster.liveOf(deployment) && stillWanted()) action();
    });

  const start = bringUp(cluster, deployment, {
    at: clock.now(),
    state: 'creating',
  });
  report(cluster, deployment, { current: start, progress: 'rolling' });
  step(CREATING_MS, () => {
    const current = bringUp(cluster, live(cluster, deployment), {
      at: clock.now(),
      state: 'starting',
    });
    report(cluster, deployment, { current, progress: 'rolling' });
  });
  step(STARTING_MS, () => {
    const current = bringUp(cluster, live(cluster, deployment), {
      at: clock.now(),
      state: 'ready',
    });
    retireOthers(cluster, live(cluster, deployment), {
      current,
      at: clock.now(),
    });
  });
}

interface Wanted {
  readonly at: number;
  readonly state: PodState;
  /** All of the replicas when left out. */
  readonly pods?: number;
}

/** Gives the present template its ReplicaSet and pods; pods that are ready already stay as they are. */
function bringUp(
  cluster: Cluster,
  deployment: KubernetesObject,
  { at, state, pods }: Wanted,
): KubernetesObject {
  const wanted = pods ?? replicasOf(deployment);
  const found = ensureReplicaSet(cluster, deployment, at);
  const replicaSet = scaleReplicaSet(cluster, found, { replicas: wanted, at });
  const existing = podsOf(cluster, replicaSet);
  removePods(cluster, existing.slice(wanted));
  for (const pod of existing.slice(0, wanted)) {
    if (!isReady(pod)) setPodState(cluster, pod, { state, at });
  }
  const taken = new Set(existing.map(pod => pod.metadata.name));
  for (
    let ordinal = 0, missing = wanted - existing.length;
    missing > 0;
    ordinal += 1
  ) {
    const name = podName(replicaSet, ordinal);
    if (taken.has(name)) continue;
    createPod(cluster, { owner: replicaSet, name, state, at });
    missing -= 1;
  }
  if (existing.length !== wanted)
    recordScaling(cluster, deployment, {
      name: replicaSet.metadata.name,
      from: existing.length,
      to: wanted,
      at,
    });
  return updateReplicaSetStatus(cluster, replicaSet, at);
}

interface Scaling {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

function recordScaling(
  cluster: Cluster,
  deployment: KubernetesObject,
  { name, from, to, at }: Scaling,
): void {
  const message = `Scaled ${
    to > from ? 'up' : 'down'
  } replica set ${name} from ${from} to ${to}`;
  recordEvent(cluster, {
    about: deployment,
    type: 'Normal',
    reason: 'ScalingReplicaSet',
    message,
    component: 'deployment-controller',
    at,
  });
}

function retireOthers(
  cluster: Cluster,
  deployment: KubernetesObject,
  { current, at }: { readonly current: KubernetesObject; readonly at: number },
): KubernetesObject {
  for (const each of replicaSetsOf(cluster, deployment)) {
    if (each.metadata.uid !== current.metadata.uid) retire(cluster, each, at);
  }
  return updateDeploymentStatus(cluster, live(cluster, deployment), {
    current,
    progress: 'done',
    at,
  });
}

function retire(
  cluster: Cluster,
  replicaSet: KubernetesObject,
  at: number,
): void {
  removePods(cluster, podsOf(cluster, replicaSet));
  updateReplicaSetStatus(
    cluster,
    scaleReplicaSet(cluster, replicaSet, { replicas: 0, at }),
    at,
  );
}

function report(
  cluster: Cluster,
  deployment: KubernetesObject,
  {
    current,
    progress,
  }: { readonly current: KubernetesObject; readonly progress: Progress },
): void {
  updateDeploymentStatus(cluster, live(cluster, deployment), {
    current,
    progress,
    at: cluster.clock.now(),
  });
}

function live(
  cluster: Cluster,
  deployment: KubernetesObject,
): KubernetesObject {
  return cluster.liveOf(deployment) ?? deployment;
}
