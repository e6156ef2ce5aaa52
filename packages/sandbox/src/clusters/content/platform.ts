import type { Company } from '../../company/types';
import type { Cluster } from '../cluster';
import type { JsonObject } from '../objects/json';
import { timestamp, type KubernetesObject } from '../objects/kubernetes-object';
import { API_SERVER, KUBECTL_APPLY } from './writers';
import { LAST_APPLIED } from '../objects/client-side-apply';

const ZONES = ['zone-1', 'zone-2', 'zone-3'];
const SYSTEM_NAMESPACES = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/** Nodes, namespaces, storage, entry-point classes and secret stores: what is there before any service. */
export function writePlatform(cluster: Cluster, company: Company, at: number): void {
  for (const zone of ZONES) writeNode(cluster, zone, at);
  for (const name of SYSTEM_NAMESPACES) writeNamespace(cluster, { name, at });
  for (const name of platformNamespaces(cluster)) writeNamespace(cluster, { name, at, labels: { 'app.kubernetes.io/part-of': 'platform' } });
  for (const team of company.teams) {
    const lives = company.services.some(service => service.team === team.name && service.lineage === cluster.plan.lineage);
    if (lives) writeTeamNamespace(cluster, team.name, at);
  }
  for (const object of clusterObjects(cluster)) writeApplied(cluster, object, at);
}

/** `kubectl apply` from a laptop, with the annotation that it leaves. */
export function writeApplied(cluster: Cluster, object: KubernetesObject, at: number): KubernetesObject {
  const annotations = { ...object.metadata.annotations, [LAST_APPLIED]: `${JSON.stringify(object)}\n` };
  return cluster.write({ ...object, metadata: { ...object.metadata, annotations } }, KUBECTL_APPLY, at);
}

export function writeNamespace(cluster: Cluster, { name, at, labels = {} }: { readonly name: string; readonly at: number; readonly labels?: Readonly<Record<string, string>> }): void {
  const all = { 'kubernetes.io/metadata.name': name, ...labels };
  cluster.write({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: all } }, SYSTEM_NAMESPACES.includes(name) ? API_SERVER : { manager: 'kubectl-create', operation: 'Update' }, at);
  cluster.write({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: name } }, { manager: 'kube-controller-manager', operation: 'Update' }, at);
}

function platformNamespaces(cluster: Cluster): readonly string[] {
  const { ingressController, policyEngine, lineage } = cluster.plan;
  return [
    { nginx: 'ingress-nginx', traefik: 'traefik', 'gateway-api': 'gateway' }[ingressController],
    'external-secrets',
    'monitoring',
    ...(policyEngine === 'none' ? [] : ['kyverno']),
    ...(lineage === 'api' ? ['argocd', 'flux-system'] : []),
  ];
}

function writeTeamNamespace(cluster: Cluster, team: string, at: number): void {
  const enforce = cluster.plan.environment === 'production' ? 'baseline' : 'privileged';
  writeNamespace(cluster, { name: team, at, labels: { team, 'pod-security.kubernetes.io/enforce': enforce } });
  const limits = [{ type: 'Container', default: { memory: '512Mi' }, defaultRequest: { cpu: '50m', memory: '128Mi' } }];
  writeApplied(cluster, { apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'defaults', namespace: team }, spec: { limits } }, at);
  const hard = { 'requests.cpu': '64', 'requests.memory': '256Gi', pods: '400' };
  const quota = writeApplied(cluster, { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'team', namespace: team }, spec: { hard } }, at);
  cluster.writeStatus({ ...quota, status: { hard, used: { 'requests.cpu': '6', 'requests.memory': '14Gi', pods: '58' } } }, 'kube-controller-manager', at);
  if (cluster.plan.environment === 'production') {
    const spec = { podSelector: {}, policyTypes: ['Ingress'] };
    writeApplied(cluster, { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'default-deny', namespace: team }, spec }, at);
  }
  const store = { provider: { aws: { service: 'SecretsManager', region: 'eu-west-1', role: `arn:aws:iam::000000000000:role/${team}` } } };
  writeApplied(cluster, { apiVersion: 'external-secrets.io/v1', kind: 'SecretStore', metadata: { name: 'aws', namespace: team }, spec: store }, at);
}

function writeNode(cluster: Cluster, zone: string, at: number): void {
  const name = `${cluster.plan.name}-node-${zone.slice(-1)}`;
  const labels = {
    'kubernetes.io/arch': 'amd64',
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
    'node.kubernetes.io/instance-type': 'standard-32',
    'topology.kubernetes.io/zone': zone,
  };
  const node = cluster.write({ apiVersion: 'v1', kind: 'Node', metadata: { name, labels }, spec: { providerID: `sandbox:///${zone}/${name}` } }, { manager: 'kubelet', operation: 'Update' }, at);
  const size = { cpu: '32', memory: '256Gi', pods: '250', 'ephemeral-storage': '200Gi' };
  const version = cluster.plan.kubernetesVersion;
  const nodeInfo = {
    machineID: '',
    systemUUID: '',
    bootID: '',
    kernelVersion: '6.12.0',
    osImage: 'Sandbox Linux',
    containerRuntimeVersion: 'containerd://2.1.4',
    kubeletVersion: version,
    kubeProxyVersion: version,
    operatingSystem: 'linux',
    architecture: 'amd64',
  };
  const status = { capacity: size, allocatable: size, conditions: nodeConditions(cluster, at), addresses: [{ type: 'Hostname', address: name }], daemonEndpoints: { kubeletEndpoint: { Port: 10250 } }, nodeInfo };
  cluster.writeStatus({ ...node, status }, 'kubelet', at);
}

function nodeConditions(cluster: Cluster, at: number): readonly JsonObject[] {
  const times = { lastHeartbeatTime: timestamp(cluster.clock.now()), lastTransitionTime: timestamp(at) };
  return [
    { type: 'MemoryPressure', status: 'False', ...times, reason: 'KubeletHasSufficientMemory', message: 'kubelet has sufficient memory available' },
    { type: 'DiskPressure', status: 'False', ...times, reason: 'KubeletHasNoDiskPressure', message: 'kubelet has no disk pressure' },
    { type: 'PIDPressure', status: 'False', ...times, reason: 'KubeletHasSufficientPID', message: 'kubelet has sufficient PID available' },
    { type: 'Ready', status: 'True', ...times, reason: 'KubeletReady', message: 'kubelet is posting ready status' },
  ];
}

function clusterObjects(cluster: Cluster): readonly KubernetesObject[] {
  const { environment } = cluster.plan;
  const vault = { server: 'https://vault.saltmarsh.example', path: 'secret', version: 'v2', auth: { kubernetes: { mountPath: `kubernetes-${environment}`, role: 'external-secrets' } } };
  const aws = { service: 'SecretsManager', region: 'eu-west-1' };
  return [
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: environment === 'production' ? 'gp3' : 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      provisioner: environment === 'production' ? 'ebs.csi.aws.com' : 'rancher.io/local-path',
    },
    { apiVersion: 'external-secrets.io/v1', kind: 'ClusterSecretStore', metadata: { name: 'vault' }, spec: { provider: { vault } } },
    { apiVersion: 'external-secrets.io/v1', kind: 'ClusterSecretStore', metadata: { name: 'aws-secrets-manager' }, spec: { provider: { aws } } },
    ...entryPointObjects(cluster),
  ];
}

function entryPointObjects(cluster: Cluster): readonly KubernetesObject[] {
  const { ingressController } = cluster.plan;
  if (ingressController === 'gateway-api') {
    return [
      { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata: { name: 'cilium' }, spec: { controllerName: 'io.cilium/gateway-controller' } },
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'Gateway',
        metadata: { name: 'public', namespace: 'gateway' },
        spec: { gatewayClassName: 'cilium', listeners: [{ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } }] },
      },
    ];
  }
  const controller = ingressController === 'nginx' ? 'k8s.io/ingress-nginx' : 'traefik.io/ingress-controller';
  return [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: ingressController, annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } },
      spec: { controller },
    },
  ];
}
