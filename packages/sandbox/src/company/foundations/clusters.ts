import type { ClusterPlan } from '../types';

/** The version that every environment was brought to; production follows when staging has had it for some weeks. */
const KUBERNETES = 'v1.34.1';

/**
 * The same way in, the same policies and the same versions in staging and production. Nobody has looked at the recovery
 * cluster yet, and the legacy production cluster keeps its former controller for the ledger, and its slow metrics server.
 */
export function alignedClusters(
  plans: readonly ClusterPlan[],
): readonly ClusterPlan[] {
  return plans.map(plan =>
    plan.environment === 'recovery'
      ? plan
      : {
          ...plan,
          kubernetesVersion: KUBERNETES,
          ingressController: 'gateway-api',
          ...(plan.name === 'production-legacy'
            ? { formerController: 'traefik' as const }
            : {}),
          policyEngine: 'kyverno-enforce',
          metricsServer:
            plan.metricsServer === 'none' ? 'ready' : plan.metricsServer,
          isAligned: true,
        },
  );
}
