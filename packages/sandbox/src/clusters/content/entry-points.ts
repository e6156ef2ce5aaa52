import type { Cluster } from '../cluster';
import type { KubernetesObject } from '../objects/kubernetes-object';

/** The class, and where there is one the gateway, through which requests come in. */
export function entryPointObjects(
  cluster: Cluster,
): readonly KubernetesObject[] {
  const { ingressController } = cluster.plan;
  if (ingressController === 'gateway-api') {
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
  const controller =
    ingressController === 'nginx'
      ? 'k8s.io/ingress-nginx'
      : 'traefik.io/ingress-controller';
  return [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: {
        name: ingressController,
        annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' },
      },
      spec: { controller },
    },
  ];
}
