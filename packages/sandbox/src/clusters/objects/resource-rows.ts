import type { Subresource } from './resource-types';

/** One line per resource type; everything that follows from convention is left out. */
export interface ResourceRow {
  readonly is: readonly [apiVersion: string, kind: string];
  readonly plural?: string;
  readonly cluster?: true;
  readonly short?: readonly string[];
  readonly categories?: readonly string[];
  readonly status?: true;
  readonly scale?: true;
  readonly verbs?: readonly string[];
  readonly more?: readonly Subresource[];
  readonly custom?: true;
  readonly virtual?: true;
}

const READ_LOG: Subresource = { name: 'log', verbs: ['get'], kind: 'Pod' };
const WITHOUT_COLLECTION = [
  'create',
  'delete',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

export const CORE: readonly ResourceRow[] = [
  { is: ['v1', 'ConfigMap'], short: ['cm'] },
  { is: ['v1', 'Endpoints'], short: ['ep'] },
  { is: ['v1', 'Event'], short: ['ev'] },
  { is: ['v1', 'LimitRange'], short: ['limits'] },
  {
    is: ['v1', 'Namespace'],
    cluster: true,
    short: ['ns'],
    verbs: WITHOUT_COLLECTION,
    status: true,
  },
  { is: ['v1', 'Node'], cluster: true, short: ['no'], status: true },
  { is: ['v1', 'PersistentVolumeClaim'], short: ['pvc'], status: true },
  {
    is: ['v1', 'PersistentVolume'],
    cluster: true,
    short: ['pv'],
    status: true,
  },
  {
    is: ['v1', 'Pod'],
    short: ['po'],
    categories: ['all'],
    status: true,
    more: [READ_LOG],
  },
  {
    is: ['v1', 'ReplicationController'],
    short: ['rc'],
    categories: ['all'],
    scale: true,
    status: true,
  },
  { is: ['v1', 'ResourceQuota'], short: ['quota'], status: true },
  { is: ['v1', 'Secret'] },
  { is: ['v1', 'ServiceAccount'], short: ['sa'] },
  {
    is: ['v1', 'Service'],
    short: ['svc'],
    categories: ['all'],
    verbs: [...WITHOUT_COLLECTION, 'deletecollection'],
    status: true,
  },
];

export const WORKLOADS: readonly ResourceRow[] = [
  { is: ['apps/v1', 'ControllerRevision'] },
  {
    is: ['apps/v1', 'DaemonSet'],
    short: ['ds'],
    categories: ['all'],
    status: true,
  },
  {
    is: ['apps/v1', 'Deployment'],
    short: ['deploy'],
    categories: ['all'],
    scale: true,
    status: true,
  },
  {
    is: ['apps/v1', 'ReplicaSet'],
    short: ['rs'],
    categories: ['all'],
    scale: true,
    status: true,
  },
  {
    is: ['apps/v1', 'StatefulSet'],
    short: ['sts'],
    categories: ['all'],
    scale: true,
    status: true,
  },
  {
    is: ['autoscaling/v2', 'HorizontalPodAutoscaler'],
    short: ['hpa'],
    categories: ['all'],
    status: true,
  },
  {
    is: ['batch/v1', 'CronJob'],
    short: ['cj'],
    categories: ['all'],
    status: true,
  },
  { is: ['batch/v1', 'Job'], categories: ['all'], status: true },
  { is: ['networking.k8s.io/v1', 'IngressClass'], cluster: true },
  { is: ['networking.k8s.io/v1', 'Ingress'], short: ['ing'], status: true },
  { is: ['networking.k8s.io/v1', 'NetworkPolicy'], short: ['netpol'] },
  { is: ['policy/v1', 'PodDisruptionBudget'], short: ['pdb'], status: true },
  { is: ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding'], cluster: true },
  { is: ['rbac.authorization.k8s.io/v1', 'ClusterRole'], cluster: true },
  { is: ['rbac.authorization.k8s.io/v1', 'RoleBinding'] },
  { is: ['rbac.authorization.k8s.io/v1', 'Role'] },
  { is: ['storage.k8s.io/v1', 'StorageClass'], cluster: true, short: ['sc'] },
  {
    is: ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy'],
    cluster: true,
    categories: ['api-extensions'],
    status: true,
  },
  {
    is: ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding'],
    cluster: true,
    categories: ['api-extensions'],
  },
  {
    is: ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
    cluster: true,
    short: ['crd', 'crds'],
    categories: ['api-extensions'],
    status: true,
  },
  { is: ['discovery.k8s.io/v1', 'EndpointSlice'] },
  { is: ['coordination.k8s.io/v1', 'Lease'] },
];

export const REVIEWS: readonly ResourceRow[] = [
  {
    is: ['authentication.k8s.io/v1', 'SelfSubjectReview'],
    cluster: true,
    verbs: ['create'],
    virtual: true,
  },
  {
    is: ['authorization.k8s.io/v1', 'SelfSubjectAccessReview'],
    cluster: true,
    verbs: ['create'],
    virtual: true,
  },
  {
    is: ['authorization.k8s.io/v1', 'SelfSubjectRulesReview'],
    cluster: true,
    verbs: ['create'],
    virtual: true,
  },
  {
    is: ['metrics.k8s.io/v1beta1', 'NodeMetrics'],
    plural: 'nodes',
    cluster: true,
    verbs: ['get', 'list'],
    virtual: true,
  },
  {
    is: ['metrics.k8s.io/v1beta1', 'PodMetrics'],
    plural: 'pods',
    verbs: ['get', 'list'],
    virtual: true,
  },
];

export const CUSTOM: readonly ResourceRow[] = [
  {
    is: ['argoproj.io/v1alpha1', 'Application'],
    short: ['app', 'apps'],
    custom: true,
  },
  {
    is: ['argoproj.io/v1alpha1', 'AppProject'],
    short: ['appproj', 'appprojs'],
    custom: true,
  },
  {
    is: ['argoproj.io/v1alpha1', 'ApplicationSet'],
    short: ['appset', 'appsets'],
    custom: true,
    status: true,
  },
  { is: ['bitnami.com/v1alpha1', 'SealedSecret'], custom: true, status: true },
  {
    is: ['cilium.io/v2', 'CiliumNetworkPolicy'],
    short: ['cnp'],
    custom: true,
    status: true,
  },
  {
    is: ['external-secrets.io/v1', 'ClusterSecretStore'],
    cluster: true,
    short: ['css'],
    custom: true,
    status: true,
  },
  {
    is: ['external-secrets.io/v1', 'ExternalSecret'],
    short: ['es'],
    custom: true,
    status: true,
  },
  {
    is: ['external-secrets.io/v1', 'SecretStore'],
    short: ['ss'],
    custom: true,
    status: true,
  },
  {
    is: ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization'],
    short: ['ks'],
    custom: true,
    status: true,
  },
  {
    is: ['monitoring.coreos.com/v1', 'PrometheusRule'],
    short: ['promrule'],
    custom: true,
  },
  {
    is: ['monitoring.coreos.com/v1', 'ServiceMonitor'],
    short: ['smon'],
    custom: true,
  },
  {
    is: ['secrets-store.csi.x-k8s.io/v1', 'SecretProviderClass'],
    custom: true,
  },
  {
    is: ['secrets.hashicorp.com/v1beta1', 'VaultStaticSecret'],
    custom: true,
    status: true,
  },
];

export const KYVERNO: readonly ResourceRow[] = [
  {
    is: ['kyverno.io/v1', 'ClusterPolicy'],
    cluster: true,
    short: ['cpol'],
    custom: true,
    status: true,
  },
  {
    is: ['kyverno.io/v1', 'Policy'],
    short: ['pol'],
    custom: true,
    status: true,
  },
  {
    is: ['wgpolicyk8s.io/v1alpha2', 'ClusterPolicyReport'],
    cluster: true,
    short: ['cpolr'],
    custom: true,
  },
  {
    is: ['wgpolicyk8s.io/v1alpha2', 'PolicyReport'],
    short: ['polr'],
    custom: true,
  },
];

export const GATEWAY_API: readonly ResourceRow[] = [
  {
    is: ['gateway.networking.k8s.io/v1', 'GatewayClass'],
    cluster: true,
    short: ['gc'],
    custom: true,
    status: true,
  },
  {
    is: ['gateway.networking.k8s.io/v1', 'Gateway'],
    short: ['gtw'],
    custom: true,
    status: true,
  },
  {
    is: ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
    custom: true,
    status: true,
  },
];
