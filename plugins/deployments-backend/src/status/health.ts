import type { DeploymentHealth } from '@groundwork/plugin-deployments-common';

/** From what needs a person first to what needs nobody. */
const WORST_FIRST: readonly DeploymentHealth[] = [
  'degraded',
  'missing',
  'unknown',
  'progressing',
  'suspended',
  'healthy',
  // A region that waits for its first deployment takes nothing from the others.
  'not-deployed',
];

/** The health of the whole is that of its worst part; of nothing it is `missing`. */
export function worstHealth(
  parts: readonly DeploymentHealth[],
): DeploymentHealth {
  return WORST_FIRST.find(health => parts.includes(health)) ?? 'missing';
}
