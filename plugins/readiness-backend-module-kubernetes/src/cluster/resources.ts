/** A resource to list: `{ group: 'apps', resource: 'deployments', kind: 'Deployment' }`; group '' is the core one. */
interface AnyResource {
  readonly group: string;
  readonly resource: string;
  readonly kind: string;
}

/**
 * Every kind of object that a collector lists. What is not in here can be listed by none of them, and the role that the
 * portal asks for in a cluster is written from it (`yarn reference`), so that the two cannot differ.
 */
export const resources = {
  service: { group: '', resource: 'services', kind: 'Service' },
  namespace: { group: '', resource: 'namespaces', kind: 'Namespace' },
  node: { group: '', resource: 'nodes', kind: 'Node' },
  pod: { group: '', resource: 'pods', kind: 'Pod' },
  serviceAccount: {
    group: '',
    resource: 'serviceaccounts',
    kind: 'ServiceAccount',
  },
  limitRange: { group: '', resource: 'limitranges', kind: 'LimitRange' },
  deployment: { group: 'apps', resource: 'deployments', kind: 'Deployment' },
  statefulSet: { group: 'apps', resource: 'statefulsets', kind: 'StatefulSet' },
  daemonSet: { group: 'apps', resource: 'daemonsets', kind: 'DaemonSet' },
  replicaSet: { group: 'apps', resource: 'replicasets', kind: 'ReplicaSet' },
  controllerRevision: {
    group: 'apps',
    resource: 'controllerrevisions',
    kind: 'ControllerRevision',
  },
  cronJob: { group: 'batch', resource: 'cronjobs', kind: 'CronJob' },
  podDisruptionBudget: {
    group: 'policy',
    resource: 'poddisruptionbudgets',
    kind: 'PodDisruptionBudget',
  },
  ingress: {
    group: 'networking.k8s.io',
    resource: 'ingresses',
    kind: 'Ingress',
  },
  ingressClass: {
    group: 'networking.k8s.io',
    resource: 'ingressclasses',
    kind: 'IngressClass',
  },
  networkPolicy: {
    group: 'networking.k8s.io',
    resource: 'networkpolicies',
    kind: 'NetworkPolicy',
  },
  ciliumNetworkPolicy: {
    group: 'cilium.io',
    resource: 'ciliumnetworkpolicies',
    kind: 'CiliumNetworkPolicy',
  },
  ciliumClusterwideNetworkPolicy: {
    group: 'cilium.io',
    resource: 'ciliumclusterwidenetworkpolicies',
    kind: 'CiliumClusterwideNetworkPolicy',
  },
  calicoNetworkPolicy: {
    group: 'crd.projectcalico.org',
    resource: 'networkpolicies',
    kind: 'NetworkPolicy',
  },
  calicoGlobalNetworkPolicy: {
    group: 'crd.projectcalico.org',
    resource: 'globalnetworkpolicies',
    kind: 'GlobalNetworkPolicy',
  },
  newerCalicoNetworkPolicy: {
    group: 'projectcalico.org',
    resource: 'networkpolicies',
    kind: 'NetworkPolicy',
  },
  newerCalicoGlobalNetworkPolicy: {
    group: 'projectcalico.org',
    resource: 'globalnetworkpolicies',
    kind: 'GlobalNetworkPolicy',
  },
  gatewayClass: {
    group: 'gateway.networking.k8s.io',
    resource: 'gatewayclasses',
    kind: 'GatewayClass',
  },
  gateway: {
    group: 'gateway.networking.k8s.io',
    resource: 'gateways',
    kind: 'Gateway',
  },
  httpRoute: {
    group: 'gateway.networking.k8s.io',
    resource: 'httproutes',
    kind: 'HTTPRoute',
  },
  virtualService: {
    group: 'networking.istio.io',
    resource: 'virtualservices',
    kind: 'VirtualService',
  },
  route: { group: 'route.openshift.io', resource: 'routes', kind: 'Route' },
  ingressRoute: {
    group: 'traefik.io',
    resource: 'ingressroutes',
    kind: 'IngressRoute',
  },
  storageClass: {
    group: 'storage.k8s.io',
    resource: 'storageclasses',
    kind: 'StorageClass',
  },
  clusterPolicy: {
    group: 'kyverno.io',
    resource: 'clusterpolicies',
    kind: 'ClusterPolicy',
  },
  validatingPolicy: {
    group: 'policies.kyverno.io',
    resource: 'validatingpolicies',
    kind: 'ValidatingPolicy',
  },
  validatingAdmissionPolicyBinding: {
    group: 'admissionregistration.k8s.io',
    resource: 'validatingadmissionpolicybindings',
    kind: 'ValidatingAdmissionPolicyBinding',
  },
  secretStore: {
    group: 'external-secrets.io',
    resource: 'secretstores',
    kind: 'SecretStore',
  },
  clusterSecretStore: {
    group: 'external-secrets.io',
    resource: 'clustersecretstores',
    kind: 'ClusterSecretStore',
  },
  externalSecret: {
    group: 'external-secrets.io',
    resource: 'externalsecrets',
    kind: 'ExternalSecret',
  },
  sealedSecret: {
    group: 'bitnami.com',
    resource: 'sealedsecrets',
    kind: 'SealedSecret',
  },
  secretProviderClass: {
    group: 'secrets-store.csi.x-k8s.io',
    resource: 'secretproviderclasses',
    kind: 'SecretProviderClass',
  },
  kustomization: {
    group: 'kustomize.toolkit.fluxcd.io',
    resource: 'kustomizations',
    kind: 'Kustomization',
  },
  serviceMonitor: {
    group: 'monitoring.coreos.com',
    resource: 'servicemonitors',
    kind: 'ServiceMonitor',
  },
  podMonitor: {
    group: 'monitoring.coreos.com',
    resource: 'podmonitors',
    kind: 'PodMonitor',
  },
  vaultStaticSecret: {
    group: 'secrets.hashicorp.com',
    resource: 'vaultstaticsecrets',
    kind: 'VaultStaticSecret',
  },
  vaultDynamicSecret: {
    group: 'secrets.hashicorp.com',
    resource: 'vaultdynamicsecrets',
    kind: 'VaultDynamicSecret',
  },
  vaultPkiSecret: {
    group: 'secrets.hashicorp.com',
    resource: 'vaultpkisecrets',
    kind: 'VaultPKISecret',
  },
} as const satisfies Readonly<Record<string, AnyResource>>;

/** One of {@link resources}. */
export type Resource = (typeof resources)[keyof typeof resources];
