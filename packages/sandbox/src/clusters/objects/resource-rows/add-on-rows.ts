import type { ResourceRow } from './resource-row';

/** Types of the add-ons that every cluster has. */
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
    is: ['monitoring.coreos.com/v1', 'PodMonitor'],
    short: ['pmon'],
    custom: true,
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

/** Types of an add-on that some clusters have. */
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
