import {
  isJsonObject,
  listAt,
  objectAt,
  textAt,
  type Json,
  type JsonObject,
} from './json';
import type { KubernetesObject } from './kubernetes-object';
import { pickNumber } from './names';
import {
  withPodDefaults,
  withProtocol,
  withTemplateDefaults,
} from './pod-defaults';

type Fill = (object: KubernetesObject) => KubernetesObject;

const ROLLING = { maxUnavailable: '25%', maxSurge: '25%' };

const DEFAULTS: Readonly<Record<string, Fill>> = {
  Deployment: object =>
    withSpec(object, spec => ({
      ...spec,
      replicas: spec.replicas ?? 1,
      template: withTemplateDefaults(objectAt(spec, 'template')),
      strategy: deploymentStrategy(objectAt(spec, 'strategy')),
      revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
      progressDeadlineSeconds: spec.progressDeadlineSeconds ?? 600,
    })),
  ReplicaSet: object =>
    withSpec(object, spec => ({
      ...spec,
      replicas: spec.replicas ?? 1,
      template: withTemplateDefaults(objectAt(spec, 'template')),
    })),
  StatefulSet: object =>
    withSpec(object, spec => ({
      ...spec,
      replicas: spec.replicas ?? 1,
      template: withTemplateDefaults(objectAt(spec, 'template')),
      podManagementPolicy: spec.podManagementPolicy ?? 'OrderedReady',
      updateStrategy: spec.updateStrategy ?? {
        type: 'RollingUpdate',
        rollingUpdate: { partition: 0 },
      },
      revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
      persistentVolumeClaimRetentionPolicy:
        spec.persistentVolumeClaimRetentionPolicy ?? {
          whenDeleted: 'Retain',
          whenScaled: 'Retain',
        },
    })),
  DaemonSet: object =>
    withSpec(object, spec => ({
      ...spec,
      template: withTemplateDefaults(objectAt(spec, 'template')),
      updateStrategy: spec.updateStrategy ?? {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: 1, maxSurge: 0 },
      },
      revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
    })),
  CronJob: object => withStatus(withSpec(object, cronJobSpec)),
  Job: object => withSpec(object, jobSpec),
  Pod: object => withSpec(object, withPodDefaults),
  Service: object => withSpec(object, spec => serviceSpec(object, spec)),
  Namespace: object => ({
    ...object,
    spec: object.spec ?? { finalizers: ['kubernetes'] },
    status: object.status ?? { phase: 'Active' },
  }),
  Ingress: object => withStatus(object, { loadBalancer: {} }),
  StorageClass: object => ({
    ...object,
    reclaimPolicy: object.reclaimPolicy ?? 'Delete',
    volumeBindingMode: object.volumeBindingMode ?? 'Immediate',
  }),
};

function withSpec(
  object: KubernetesObject,
  change: (spec: JsonObject) => JsonObject,
): KubernetesObject {
  return { ...object, spec: change(objectAt(object, 'spec')) };
}

function withStatus(
  object: KubernetesObject,
  status: JsonObject = {},
): KubernetesObject {
  return { ...object, status: object.status ?? status };
}

function deploymentStrategy(strategy: JsonObject): JsonObject {
  if (strategy.type === 'Recreate') return { type: 'Recreate' };
  return {
    type: 'RollingUpdate',
    rollingUpdate: { ...ROLLING, ...objectAt(strategy, 'rollingUpdate') },
  };
}

function cronJobSpec(spec: JsonObject): JsonObject {
  const jobTemplate = objectAt(spec, 'jobTemplate');
  return {
    ...spec,
    concurrencyPolicy: spec.concurrencyPolicy ?? 'Allow',
    suspend: spec.suspend ?? false,
    jobTemplate: {
      ...jobTemplate,
      metadata: jobTemplate.metadata ?? {},
      spec: jobTemplateSpec(objectAt(jobTemplate, 'spec')),
    },
    successfulJobsHistoryLimit: spec.successfulJobsHistoryLimit ?? 3,
    failedJobsHistoryLimit: spec.failedJobsHistoryLimit ?? 1,
  };
}

function jobTemplateSpec(spec: JsonObject): JsonObject {
  return {
    ...spec,
    template: withTemplateDefaults(objectAt(spec, 'template')),
  };
}

function jobSpec(spec: JsonObject): JsonObject {
  return {
    ...jobTemplateSpec(spec),
    parallelism: spec.parallelism ?? 1,
    completions: spec.completions ?? 1,
    backoffLimit: spec.backoffLimit ?? 6,
    completionMode: spec.completionMode ?? 'NonIndexed',
    suspend: spec.suspend ?? false,
  };
}

function serviceSpec(object: KubernetesObject, spec: JsonObject): JsonObject {
  const type = textAt(spec, 'type') ?? 'ClusterIP';
  const address = textAt(spec, 'clusterIP') ?? addressOf(object);
  return {
    ...spec,
    ports: listAt(spec, 'ports').map(withPort),
    ...(type === 'ExternalName'
      ? {}
      : { clusterIP: address, clusterIPs: spec.clusterIPs ?? [address] }),
    type,
    sessionAffinity: spec.sessionAffinity ?? 'None',
    ...(type === 'LoadBalancer'
      ? {
          externalTrafficPolicy: 'Cluster',
          allocateLoadBalancerNodePorts: true,
        }
      : {}),
    ipFamilies: spec.ipFamilies ?? ['IPv4'],
    ipFamilyPolicy: spec.ipFamilyPolicy ?? 'SingleStack',
    internalTrafficPolicy: spec.internalTrafficPolicy ?? 'Cluster',
  };
}

function withPort(port: Json): Json {
  if (!isJsonObject(port)) return port;
  return withProtocol({ ...port, targetPort: port.targetPort ?? port.port });
}

function addressOf({ metadata }: KubernetesObject): string {
  const number = pickNumber(
    `address ${metadata.namespace} ${metadata.name}`,
    250 * 250,
  );
  return `10.96.${Math.floor(number / 250)}.${(number % 250) + 1}`;
}

/** The object as the API server stores it: defaults filled in, addresses allotted. */
export function withDefaults(object: KubernetesObject): KubernetesObject {
  const fill = DEFAULTS[object.kind];
  return fill ? fill(object) : object;
}
