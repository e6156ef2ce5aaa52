import { hasDisruptionBudget } from '../../git-host/content/upkeep';
import type { Cluster } from '../cluster';
import {
  timestamp,
  type KubernetesObject,
  type ObjectMeta,
} from '../objects/kubernetes-object';
import { pickNumber } from '../objects/names';
import { plainSecretName } from './secret-references';
import type { Placement } from './placement';
import { writeApplied } from './applied';
import { writeServiceAccount } from './service-accounts';

const KUBERNETES_ID = 'backstage.io/kubernetes-id';
const KCM = 'kube-controller-manager';

/** What stands around a service's own manifests: a disruption budget, an autoscaler, the Secrets that it reads, its account. */
export function writeExtras(
  cluster: Cluster,
  placement: Placement,
  at: number,
): void {
  const { service, environment } = placement;
  writeSecrets(cluster, placement, at);
  writeServiceAccount(cluster, placement, at);
  if (service.type === 'job') return;
  writeApplied(
    cluster,
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: metadataOf(placement, `${service.name}-settings`),
      data: { LOG_LEVEL: environment === 'production' ? 'info' : 'debug' },
    },
    at,
  );
  if (hasDisruptionBudget(service))
    writeDisruptionBudget(cluster, placement, at);
  if (
    service.tier === 1 &&
    environment === 'production' &&
    service.replicas > 1
  )
    writeAutoscaler(cluster, placement, at);
}

function metadataOf({ service }: Placement, name = service.name): ObjectMeta {
  return {
    name,
    namespace: service.team,
    labels: {
      'app.kubernetes.io/name': service.name,
      ...(service.isSelected ? {} : { [KUBERNETES_ID]: service.name }),
    },
    annotations: service.isSelected ? {} : { [KUBERNETES_ID]: service.name },
  };
}

function writeDisruptionBudget(
  cluster: Cluster,
  placement: Placement,
  at: number,
): void {
  const { replicas, name } = placement.service;
  const spec = { minAvailable: 1, selector: { matchLabels: { app: name } } };
  const budget = writeApplied(
    cluster,
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: metadataOf(placement),
      spec,
    },
    at,
  );
  const allowed = Math.max(0, replicas - 1);
  const condition = {
    type: 'DisruptionAllowed',
    status: allowed > 0 ? 'True' : 'False',
    observedGeneration: 1,
    lastTransitionTime: timestamp(at),
    reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods',
    message: '',
  };
  const status = {
    observedGeneration: 1,
    disruptionsAllowed: allowed,
    currentHealthy: replicas,
    desiredHealthy: 1,
    expectedPods: replicas,
    conditions: [condition],
  };
  cluster.writeStatus({ ...budget, status }, KCM, at);
}

function writeAutoscaler(
  cluster: Cluster,
  placement: Placement,
  at: number,
): void {
  const { replicas, name } = placement.service;
  const target = { type: 'Utilization', averageUtilization: 75 };
  const spec = {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    minReplicas: replicas,
    maxReplicas: replicas * 2,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }],
  };
  const scaler: KubernetesObject = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadataOf(placement),
    spec,
  };
  const written = writeApplied(cluster, scaler, at);
  const load = 15 + pickNumber(`load ${name}`, 50);
  const current = [
    {
      type: 'Resource',
      resource: {
        name: 'cpu',
        current: { averageUtilization: load, averageValue: `${load}m` },
      },
    },
  ];
  const conditions = [
    {
      type: 'AbleToScale',
      status: 'True',
      lastTransitionTime: timestamp(at),
      reason: 'ReadyForNewScale',
      message: 'recommended size matches current size',
    },
    {
      type: 'ScalingActive',
      status: 'True',
      lastTransitionTime: timestamp(at),
      reason: 'ValidMetricFound',
      message:
        'the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)',
    },
  ];
  cluster.writeStatus(
    {
      ...written,
      status: {
        currentReplicas: replicas,
        desiredReplicas: replicas,
        currentMetrics: current,
        conditions,
      },
    },
    KCM,
    at,
  );
}

function writeSecrets(
  cluster: Cluster,
  placement: Placement,
  at: number,
): void {
  const { service } = placement;
  const external = cluster.store
    .listKind('ExternalSecret', service.team)
    .some(each => each.metadata.name === `${service.name}-secrets`);
  const name = external
    ? `${service.name}-secrets`
    : plainSecretName(service.name);
  const data = {
    'database-password': Buffer.from('not-a-real-secret').toString('base64'),
  };
  const secret: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: metadataOf(placement, name),
    data,
    type: 'Opaque',
  };
  cluster.write(
    secret,
    {
      manager: external ? 'external-secrets' : 'kubectl-create',
      operation: 'Update',
    },
    at,
  );
}
