import type { Cluster } from '../cluster';
import type { JsonObject } from '../objects/json';
import { timestamp } from '../objects/kubernetes-object';

export function writeNode(cluster: Cluster, zone: string, at: number): void {
  const name = `${cluster.plan.name}-node-${zone.slice(-1)}`;
  const labels = {
    'kubernetes.io/arch': 'amd64',
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
    'node.kubernetes.io/instance-type': 'standard-32',
    'topology.kubernetes.io/zone': zone,
  };
  const node = cluster.write(
    {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name, labels },
      spec: { providerID: `sandbox:///${zone}/${name}` },
    },
    { manager: 'kubelet', operation: 'Update' },
    at,
  );
  const size = {
    cpu: '32',
    memory: '256Gi',
    pods: '250',
    'ephemeral-storage': '200Gi',
  };
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
  const status = {
    capacity: size,
    allocatable: size,
    conditions: nodeConditions(cluster, at),
    addresses: [{ type: 'Hostname', address: name }],
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    nodeInfo,
  };
  cluster.writeStatus({ ...node, status }, 'kubelet', at);
}

function nodeConditions(cluster: Cluster, at: number): readonly JsonObject[] {
  const times = {
    lastHeartbeatTime: timestamp(cluster.clock.now()),
    lastTransitionTime: timestamp(at),
  };
  return [
    {
      type: 'MemoryPressure',
      status: 'False',
      ...times,
      reason: 'KubeletHasSufficientMemory',
      message: 'kubelet has sufficient memory available',
    },
    {
      type: 'DiskPressure',
      status: 'False',
      ...times,
      reason: 'KubeletHasNoDiskPressure',
      message: 'kubelet has no disk pressure',
    },
    {
      type: 'PIDPressure',
      status: 'False',
      ...times,
      reason: 'KubeletHasSufficientPID',
      message: 'kubelet has sufficient PID available',
    },
    {
      type: 'Ready',
      status: 'True',
      ...times,
      reason: 'KubeletReady',
      message: 'kubelet is posting ready status',
    },
  ];
}
