import type { ClusterPlan } from '../../company/types';
import type { JsonObject } from '../objects/json';

/** `/version` */
export function versionOf(plan: ClusterPlan): JsonObject {
  const [major = '1', minor = '0'] = plan.kubernetesVersion
    .replace(/^v/, '')
    .split('.');
  return {
    major,
    minor,
    emulationMajor: major,
    emulationMinor: minor,
    minCompatibilityMajor: major,
    minCompatibilityMinor: String(Number(minor) - 1),
    gitVersion: plan.kubernetesVersion,
    gitCommit: 'sandbox',
    gitTreeState: 'clean',
    buildDate: '2026-04-15T00:00:00Z',
    goVersion: 'go1.26.8',
    compiler: 'gc',
    platform: 'linux/amd64',
  };
}
