import {
  KUBERNETES_ID,
  type WorkloadMarks,
} from '@groundwork/workload-ownership';
import { z } from 'zod';
import type {
  DeploymentHealth,
  DeploymentInstance,
} from '@groundwork/plugin-deployments-common';
import { versionOf } from '../status/imageVersion';
import type { Sighting } from './types';

const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string().optional(),
  message: z.string().optional(),
  lastUpdateTime: z.string().optional(),
});

const marksSchema = z
  .record(z.string(), z.string())
  .nullish()
  .transform(marks => marks ?? {});

/** The part of a Deployment, StatefulSet or DaemonSet that the deploy status reads. */
export const workloadSchema = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string(),
    generation: z.number().optional(),
    labels: marksSchema,
    annotations: marksSchema,
  }),
  spec: z.object({
    replicas: z.number().optional(),
    paused: z.boolean().optional(),
    template: z.object({
      metadata: z
        .object({ labels: marksSchema, annotations: marksSchema })
        .nullish(),
      spec: z.object({
        containers: z.array(
          z.object({ name: z.string(), image: z.string().default('') }),
        ),
      }),
    }),
  }),
  status: z
    .object({
      observedGeneration: z.number().optional(),
      readyReplicas: z.number().optional(),
      updatedReplicas: z.number().optional(),
      availableReplicas: z.number().optional(),
      currentRevision: z.string().optional(),
      updateRevision: z.string().optional(),
      desiredNumberScheduled: z.number().optional(),
      numberReady: z.number().optional(),
      updatedNumberScheduled: z.number().optional(),
      conditions: z.array(conditionSchema).nullish(),
    })
    .default({}),
});

/** A workload as far as the deploy status reads it. */
export type Workload = z.infer<typeof workloadSchema>;

/** The kinds that carry a service. */
export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'DaemonSet';

/** What of a workload decides whose it is: its own marks and those of its pods. */
export function marksOf(
  { metadata, spec }: Workload,
  cluster: string,
): WorkloadMarks {
  const { namespace, labels, annotations } = metadata;
  const pods = spec.template.metadata;
  return {
    cluster,
    namespace,
    labels,
    podLabels: pods?.labels,
    annotatedId: annotations[KUBERNETES_ID] ?? pods?.annotations[KUBERNETES_ID],
  };
}

interface Health {
  readonly health: DeploymentHealth;
  readonly message?: string;
}

function counts(kind: WorkloadKind, { spec, status }: Workload) {
  return kind === 'DaemonSet'
    ? {
        desired: status.desiredNumberScheduled ?? 0,
        ready: status.numberReady ?? 0,
        updated: status.updatedNumberScheduled ?? 0,
      }
    : {
        desired: spec.replicas ?? 1,
        ready: status.readyReplicas ?? 0,
        updated: status.updatedReplicas ?? 0,
      };
}

/** What the workload's own conditions say is broken. */
function brokenCondition({ status }: Workload): Health | undefined {
  for (const condition of status.conditions ?? []) {
    const stuck =
      condition.type === 'Progressing' &&
      condition.reason === 'ProgressDeadlineExceeded';
    const refused =
      condition.type === 'ReplicaFailure' && condition.status === 'True';
    if (stuck || refused) {
      return {
        health: 'degraded',
        ...(condition.message ? { message: condition.message } : {}),
      };
    }
  }
  return undefined;
}

function rolledOut({ status }: Workload): boolean {
  return (status.conditions ?? []).some(
    ({ type, reason }) =>
      type === 'Progressing' && reason === 'NewReplicaSetAvailable',
  );
}

/** Health of a workload by its own status, in the terms of Argo CD where both have one. */
export function workloadHealth(kind: WorkloadKind, workload: Workload): Health {
  const { spec, status, metadata } = workload;
  const { desired, ready, updated } = counts(kind, workload);
  const broken = brokenCondition(workload);
  if (broken) {
    return broken;
  }
  if (spec.paused) {
    return { health: 'suspended', message: 'The roll-out is paused.' };
  }
  if (desired === 0) {
    return { health: 'suspended', message: 'Scaled to no replicas.' };
  }
  if ((status.observedGeneration ?? 0) < (metadata.generation ?? 0)) {
    return {
      health: 'progressing',
      message: 'The last change is not looked at yet.',
    };
  }
  if (updated < desired && kind !== 'StatefulSet') {
    return {
      health: 'progressing',
      message: `${updated} of ${desired} updated.`,
    };
  }
  if (
    status.updateRevision &&
    status.currentRevision !== status.updateRevision
  ) {
    return {
      health: 'progressing',
      message: `${updated} of ${desired} updated.`,
    };
  }
  if (ready < desired) {
    // Once rolled out, missing replicas are a loss and no longer a roll-out.
    return {
      health: rolledOut(workload) ? 'degraded' : 'progressing',
      message: `${ready} of ${desired} ready.`,
    };
  }
  return { health: 'healthy' };
}

function finishedAt({ status }: Workload): string | undefined {
  return (status.conditions ?? []).find(
    ({ type, reason }) =>
      type === 'Progressing' && reason === 'NewReplicaSetAvailable',
  )?.lastUpdateTime;
}

/** Turns one workload of a cluster into what the status is made of. */
export function workloadSighting(
  kind: WorkloadKind,
  workload: Workload,
  cluster: string,
): Sighting {
  const { metadata, spec } = workload;
  const containers = spec.template.spec.containers;
  const main =
    containers.find(({ name }) => name === metadata.name) ?? containers[0];
  const image = main?.image || undefined;
  const { health, message } = workloadHealth(kind, workload);
  const { desired, ready } = counts(kind, workload);
  const instance: DeploymentInstance = {
    kind: 'kubernetes',
    source: cluster,
    objectKind: kind,
    name: metadata.name,
    namespace: metadata.namespace,
    cluster,
    image,
    version:
      image && versionOf(image, metadata.labels['app.kubernetes.io/version']),
    health,
    healthMessage: message,
    sync: 'not-applicable',
    ready,
    desired,
  };
  const at = finishedAt(workload);
  return {
    instance,
    placement: { cluster },
    ...(at ? { lastDeployment: { at } } : {}),
    externalUrls: [],
  };
}
