import type { Cluster } from '../cluster';
import type { JsonObject } from '../objects/json';
import { timestamp } from '../objects/kubernetes-object';

/** One machine in one zone of the cluster's region. */
export function writeNode(
  cluster: Cluster,
  place: { readonly number: number; readonly zone: string },
  at: number,
): void {
  const { region } = cluster.plan;
  const name = `${cluster.plan.name}-node-${place.number}`;
  const zone = `${region}${place.zone}`;
  const labels = {
    'kubernetes.io/arch': 'amd64',
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
    'node.kubernetes.io/instance-type': 'standard-32',
    'topology.kubernetes.io/region': region,
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
