import type { Cluster } from '../cluster';
import { settleDeployment } from '../controllers/deployments';
import { settleWorkload } from '../controllers/other-workloads';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { HELM } from './writers';

interface AddOn {
  readonly kind: 'Deployment' | 'DaemonSet' | 'StatefulSet';
  readonly name: string;
  readonly namespace: string;
  readonly chart: string;
  readonly version: { readonly staging: string; readonly production: string };
  readonly image: string;
}

const ADD_ONS: readonly AddOn[] = [
  {
    kind: 'DaemonSet',
    name: 'cilium',
    namespace: 'kube-system',
    chart: 'cilium',
    version: { staging: '1.18.2', production: '1.17.4' },
    image: 'cilium/cilium',
  },
  {
    kind: 'Deployment',
    name: 'external-secrets',
    namespace: 'external-secrets',
    chart: 'external-secrets',
    version: { staging: '0.20.1', production: '0.18.2' },
    image: 'external-secrets/external-secrets',
  },
  {
    kind: 'Deployment',
    name: 'prometheus-operator',
    namespace: 'monitoring',
    chart: 'kube-prometheus-stack',
    version: { staging: '77.5.0', production: '72.9.1' },
    image: 'prometheus-operator/prometheus-operator',
  },
];

const METRICS_SERVER: AddOn = {
  kind: 'Deployment',
  name: 'metrics-server',
  namespace: 'kube-system',
  chart: 'metrics-server',
  version: { staging: '3.13.0', production: '3.12.2' },
  image: 'metrics-server/metrics-server',
};

const PROMETHEUS: AddOn = {
  kind: 'StatefulSet',
  name: 'prometheus',
  namespace: 'monitoring',
  chart: 'kube-prometheus-stack',
  version: { staging: '77.5.0', production: '72.9.1' },
  image: 'prometheus/prometheus',
};

const ENTRY_POINTS: Readonly<Record<'nginx' | 'traefik', AddOn>> = {
  nginx: {
    kind: 'Deployment',
    name: 'ingress-nginx-controller',
    namespace: 'ingress-nginx',
    chart: 'ingress-nginx',
    version: { staging: '4.13.2', production: '4.11.3' },
    image: 'ingress-nginx/controller',
  },
  traefik: {
    kind: 'Deployment',
    name: 'traefik',
    namespace: 'traefik',
    chart: 'traefik',
    version: { staging: '37.1.0', production: '34.4.1' },
    image: 'traefik/traefik',
  },
};

const KYVERNO: AddOn = {
  kind: 'Deployment',
  name: 'kyverno-admission-controller',
  namespace: 'kyverno',
  chart: 'kyverno',
  version: { staging: '3.5.2', production: '3.3.7' },
  image: 'kyverno/kyverno',
};

/** The platform's own workloads, installed with Helm; where nobody has aligned them, never quite at the same version. */
export function writeAddOns(cluster: Cluster, at: number): void {
  const { ingressController, formerController, policyEngine, metricsServer } =
    cluster.plan;
  const addOns = [
    ...ADD_ONS,
    ...(metricsServer === 'none' ? [] : [METRICS_SERVER]),
    PROMETHEUS,
    ...[ingressController, formerController].flatMap(each =>
      each === undefined || each === 'gateway-api' ? [] : [ENTRY_POINTS[each]],
    ),
    ...(policyEngine === 'none' ? [] : [KYVERNO]),
  ];
  for (const addOn of addOns) {
    const written = cluster.write(workloadOf(cluster, addOn), HELM, at);
    if (addOn.kind === 'Deployment') settleDeployment(cluster, written, { at });
    else settleWorkload(cluster, written, at);
  }
}

function workloadOf(cluster: Cluster, addOn: AddOn): KubernetesObject {
  const version =
    addOn.version[
      cluster.plan.environment === 'production' && !cluster.plan.isAligned
        ? 'production'
        : 'staging'
    ];
  const selector = { 'app.kubernetes.io/name': addOn.name };
  const labels = {
    ...selector,
    'app.kubernetes.io/instance': addOn.name,
    'app.kubernetes.io/managed-by': 'Helm',
    'app.kubernetes.io/version': version,
    'helm.sh/chart': `${addOn.chart}-${version}`,
  };
  const container = {
    name: addOn.name,
    image: `quay.example.org/${addOn.image}:v${version}`,
    resources: { requests: { cpu: '50m', memory: '128Mi' } },
  };
  return {
    apiVersion: 'apps/v1',
    kind: addOn.kind,
    metadata: {
      name: addOn.name,
      namespace: addOn.namespace,
      labels,
      annotations: {
        'meta.helm.sh/release-name': addOn.name,
        'meta.helm.sh/release-namespace': addOn.namespace,
      },
    },
    spec: {
      ...(addOn.kind === 'DaemonSet' ? {} : { replicas: 2 }),
      ...(addOn.kind === 'StatefulSet' ? { serviceName: addOn.name } : {}),
      selector: { matchLabels: selector },
      template: { metadata: { labels }, spec: { containers: [container] } },
    },
  };
}
