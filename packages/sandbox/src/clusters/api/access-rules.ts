/** A rule of a ClusterRole. */
export interface AccessRule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
}

const READ = ['get', 'list', 'watch'];

export const ANYTHING: AccessRule = {
  verbs: ['*'],
  apiGroups: ['*'],
  resources: ['*'],
};

export const SELF_REVIEW_RULES: readonly AccessRule[] = [
  {
    verbs: ['create'],
    apiGroups: ['authorization.k8s.io'],
    resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
  },
  {
    verbs: ['create'],
    apiGroups: ['authentication.k8s.io'],
    resources: ['selfsubjectreviews'],
  },
];

/** The ClusterRole of the reader's token: everything that tells how services run, and no Secret. */
export const READER_RULES: readonly AccessRule[] = [
  {
    verbs: READ,
    apiGroups: [''],
    resources: [
      'configmaps',
      'endpoints',
      'events',
      'limitranges',
      'namespaces',
      'nodes',
      'persistentvolumeclaims',
      'pods',
      'pods/log',
      'replicationcontrollers',
      'resourcequotas',
      'serviceaccounts',
      'services',
    ],
  },
  {
    verbs: READ,
    apiGroups: [
      'admissionregistration.k8s.io',
      'apiextensions.k8s.io',
      'apps',
      'argoproj.io',
      'autoscaling',
      'batch',
      'bitnami.com',
      'cilium.io',
      'constraints.gatekeeper.sh',
      'crd.projectcalico.org',
      'discovery.k8s.io',
      'external-secrets.io',
      'gateway.networking.k8s.io',
      'helm.toolkit.fluxcd.io',
      'keda.sh',
      'kustomize.toolkit.fluxcd.io',
      'kyverno.io',
      'linkerd.io',
      'monitoring.coreos.com',
      'networking.istio.io',
      'networking.k8s.io',
      'policies.kyverno.io',
      'policy',
      'route.openshift.io',
      'secrets-store.csi.x-k8s.io',
      'secrets.hashicorp.com',
      'security.istio.io',
      'source.toolkit.fluxcd.io',
      'storage.k8s.io',
      'templates.gatekeeper.sh',
      'traefik.io',
      'wgpolicyk8s.io',
    ],
    resources: ['*'],
  },
  {
    verbs: ['get', 'list'],
    apiGroups: ['metrics.k8s.io'],
    resources: ['nodes', 'pods'],
  },
];

export const PUBLIC_PATHS = [
  '/healthz',
  '/livez',
  '/readyz',
  '/version',
  '/version/',
];

export const DISCOVERY_PATHS = [
  '/api',
  '/api/*',
  '/apis',
  '/apis/*',
  '/openapi',
  '/openapi/*',
];
