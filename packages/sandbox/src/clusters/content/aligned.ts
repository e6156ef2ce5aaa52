import type { Cluster } from '../cluster';

/** Whether a cluster is held to what production is held to: production itself, and whatever was brought in line with it. */
export function isAsProduction({ plan }: Cluster): boolean {
  return plan.environment === 'production' || plan.isAligned === true;
}
