import type { ClusterPlan } from './types';

/**
 * Four clusters of two lineages that grew apart, and a recovery cluster that nobody has looked at for long. The legacy
 * platform never got a metrics server in staging, and the one in production has too little memory for what it measures.
 */
export const CLUSTER_PLANS: readonly ClusterPlan[] = [
  {
    name: 'staging-legacy',
    lineage: 'legacy',
    environment: 'staging',
    region: 'eu-central-1',
    kubernetesVersion: 'v1.33.4',
    ingressController: 'nginx',
    policyEngine: 'none',
    metricsServer: 'none',
  },
  {
    name: 'production-legacy',
    lineage: 'legacy',
    environment: 'production',
    region: 'eu-central-1',
    kubernetesVersion: 'v1.31.9',
    ingressController: 'traefik',
    policyEngine: 'kyverno-audit',
    metricsServer: 'slow',
  },
  {
    name: 'staging-api',
    lineage: 'api',
    environment: 'staging',
    region: 'eu-west-1',
    kubernetesVersion: 'v1.34.1',
    ingressController: 'nginx',
    policyEngine: 'kyverno-audit',
    metricsServer: 'ready',
  },
  {
    name: 'production-api',
    lineage: 'api',
    environment: 'production',
    region: 'eu-west-1',
    kubernetesVersion: 'v1.33.4',
    ingressController: 'gateway-api',
    policyEngine: 'kyverno-enforce',
    metricsServer: 'ready',
  },
  {
    name: 'recovery',
    lineage: 'recovery',
    environment: 'recovery',
    region: 'eu-north-1',
    kubernetesVersion: 'v1.29.12',
    ingressController: 'nginx',
    policyEngine: 'none',
    metricsServer: 'none',
  },
];
