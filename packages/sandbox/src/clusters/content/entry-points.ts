import type { ClusterPlan } from '../../company/types';
import type { Cluster } from '../cluster';
import type { KubernetesObject } from '../objects/kubernetes-object';

/** The class, and where there is one the gateway, through which requests come in. */
export function entryPointObjects(
  cluster: Cluster,
): readonly KubernetesObject[] {
  const { ingressController, formerController } = cluster.plan;
  return [ingressController, formerController].flatMap(objectsOf);
}

function objectsOf(
  controller: ClusterPlan['ingressController'] | undefined,
): readonly KubernetesObject[] {
  if (controller === undefined) return [];
  if (controller === 'gateway-api') {
    return [
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'GatewayClass',
        metadata: { name: 'cilium' },
        spec: { controllerName: 'io.cilium/gateway-controller' },
      },
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'Gateway',
        metadata: { name: 'public', namespace: 'gateway' },
        spec: {
          gatewayClassName: 'cilium',
          listeners: [
            {
              name: 'http',
              port: 80,
              protocol: 'HTTP',
              allowedRoutes: { namespaces: { from: 'All' } },
            },
          ],
        },
      },
    ];
  }
  const program =
    controller === 'nginx'
      ? 'k8s.io/ingress-nginx'
      : 'traefik.io/ingress-controller';
  return [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: {
        name: controller,
        annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' },
      },
      spec: { controller: program },
    },
  ];
}
