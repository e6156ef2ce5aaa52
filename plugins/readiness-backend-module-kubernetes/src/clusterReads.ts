/**
 * What the collectors list, by API group: rights that an account needs, and nothing beyond. The role in
 * docs/how-to/connect-a-cluster.md grants it and the doctor asks for it; tests hold both, and this, against what is really asked.
 */
export const clusterReads: Readonly<Record<string, readonly string[]>> = {
  '': ['services', 'nodes'],
  apps: ['deployments', 'statefulsets', 'daemonsets'],
  batch: ['cronjobs'],
  'networking.k8s.io': ['ingresses', 'ingressclasses'],
  'gateway.networking.k8s.io': ['gatewayclasses', 'gateways', 'httproutes'],
  'networking.istio.io': ['virtualservices'],
  'route.openshift.io': ['routes'],
  'traefik.io': ['ingressroutes'],
  'storage.k8s.io': ['storageclasses'],
  'kyverno.io': ['clusterpolicies'],
  'admissionregistration.k8s.io': ['validatingadmissionpolicybindings'],
  'external-secrets.io': [
    'secretstores',
    'clustersecretstores',
    'externalsecrets',
  ],
  'bitnami.com': ['sealedsecrets'],
  'secrets-store.csi.x-k8s.io': ['secretproviderclasses'],
  'kustomize.toolkit.fluxcd.io': ['kustomizations'],
  'secrets.hashicorp.com': [
    'vaultstaticsecrets',
    'vaultdynamicsecrets',
    'vaultpkisecrets',
  ],
};
