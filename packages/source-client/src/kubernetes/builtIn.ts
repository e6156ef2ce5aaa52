/** API group of each built-in kind that `kubernetes.objectTypes` may name. */
export const builtInGroups: Readonly<Record<string, string>> = {
  pods: '',
  services: '',
  configmaps: '',
  limitranges: '',
  resourcequotas: '',
  secrets: '',
  deployments: 'apps',
  statefulsets: 'apps',
  daemonsets: 'apps',
  replicasets: 'apps',
  horizontalpodautoscalers: 'autoscaling',
  jobs: 'batch',
  cronjobs: 'batch',
  ingresses: 'networking.k8s.io',
};

/** What pods use, as a metrics server tells it. */
export const podUsage = {
  group: 'metrics.k8s.io',
  version: 'v1beta1',
  resource: 'pods',
} as const;
