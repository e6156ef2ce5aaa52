import type { Company } from '../../company/types';
import type { Cluster } from '../cluster';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { writeApplied } from './applied';
import { entryPointObjects } from './entry-points';
import { writeNamespaces } from './namespaces';
import { writeNode } from './nodes';
import { isAsProduction } from './aligned';

const ZONES = ['a', 'b', 'c'];

/** Nodes, namespaces, storage, entry-point classes and secret stores: what is there before any service. */
export function writePlatform(
  cluster: Cluster,
  company: Company,
  at: number,
): void {
  ZONES.forEach((zone, index) =>
    writeNode(cluster, { number: index + 1, zone }, at),
  );
  writeNamespaces(cluster, company, at);
  for (const object of clusterObjects(cluster))
    writeApplied(cluster, object, at);
}

function clusterObjects(cluster: Cluster): readonly KubernetesObject[] {
  const { environment } = cluster.plan;
  const vault = {
    server: 'https://vault.saltmarsh.example',
    path: 'secret',
    version: 'v2',
    auth: {
      kubernetes: {
        mountPath: `kubernetes-${environment}`,
        role: 'external-secrets',
      },
    },
  };
  const aws = { service: 'SecretsManager', region: 'eu-west-1' };
  return [
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: {
        name: isAsProduction(cluster) ? 'gp3' : 'standard',
        annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
      },
      provisioner: isAsProduction(cluster)
        ? 'ebs.csi.aws.com'
        : 'rancher.io/local-path',
    },
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterSecretStore',
      metadata: { name: 'vault' },
      spec: { provider: { vault } },
    },
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterSecretStore',
      metadata: { name: 'aws-secrets-manager' },
      spec: { provider: { aws } },
    },
    ...entryPointObjects(cluster),
  ];
}
