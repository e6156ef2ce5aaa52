import {
  versionBearers,
  type DeploymentEnvironment,
  type DeploymentHealth,
  type DeploymentInstance,
  type DeploymentSync,
} from '@groundwork/plugin-deployments-common';
import type { Sighting } from '../sources/types';
import type { EnvironmentFindings, FailedLook } from './findings';
import { worstHealth } from './health';
import { linksOf } from './links';

function distinct<T>(values: readonly (T | undefined)[]): T[] {
  return [...new Set(values.filter(value => value !== undefined))];
}

/**
 * What was not read may be broken: with a failed source nothing is called
 * healthy. What is known to be broken stays known.
 */
function healthOf(
  instances: readonly DeploymentInstance[],
  failed: readonly FailedLook[],
): DeploymentHealth {
  const seen = worstHealth(instances.map(({ health }) => health));
  const broken =
    instances.length > 0 && (seen === 'degraded' || seen === 'missing');
  return failed.length > 0 && !broken ? 'unknown' : seen;
}

function syncOf(
  instances: readonly DeploymentInstance[],
  failed: readonly FailedLook[],
): DeploymentSync {
  const seen = instances
    .filter(({ kind }) => kind === 'argocd')
    .map(({ sync }) => sync);
  if (seen.includes('out-of-sync')) {
    return 'out-of-sync';
  }
  if (seen.includes('unknown') || (failed.length > 0 && seen.length === 0)) {
    return 'unknown';
  }
  if (seen.includes('synced')) {
    return 'synced';
  }
  return seen.length > 0 ? 'nothing-in-git' : 'not-applicable';
}

function latest(sightings: readonly Sighting[]): Sighting | undefined {
  const timed = sightings.filter(({ lastDeployment }) => lastDeployment?.at);
  // Argo CD knows who and which revision; a workload only knows when.
  const informed = timed.filter(({ instance }) => instance.kind === 'argocd');
  return [...(informed.length > 0 ? informed : timed)].sort((a, b) =>
    (b.lastDeployment?.at ?? '').localeCompare(a.lastDeployment?.at ?? ''),
  )[0];
}

function unknownOf(
  failed: readonly FailedLook[],
): DeploymentEnvironment['unknown'] {
  const [first] = failed;
  return first
    ? {
        reason: first.failure.reason,
        message: failed
          .map(({ sourceName, failure }) => `${sourceName}: ${failure.message}`)
          .join(' '),
        sources: failed.map(({ sourceName }) => sourceName),
      }
    : undefined;
}

function replicas(instances: readonly DeploymentInstance[]) {
  const counted = instances.filter(({ desired }) => desired !== undefined);
  if (counted.length === 0) {
    return {};
  }
  const sum = (pick: (instance: DeploymentInstance) => number | undefined) =>
    counted.reduce((total, instance) => total + (pick(instance) ?? 0), 0);
  return {
    ready: sum(({ ready }) => ready),
    desired: sum(({ desired }) => desired),
  };
}

/** One glance at one environment, from everything that was found about it. */
export function summariseEnvironment({
  environment,
  sightings,
  failed,
}: EnvironmentFindings): DeploymentEnvironment {
  const instances = sightings.map(({ instance }) => instance);
  const bearers = versionBearers(instances);
  const versions = distinct(bearers.map(({ version }) => version)).sort();
  const images = distinct(bearers.map(({ image }) => image));
  const deployment = latest(sightings)?.lastDeployment;
  return {
    name: environment.name,
    tier: environment.tier,
    clusters: distinct(instances.map(({ cluster }) => cluster)).sort(),
    version: versions.length === 1 ? versions[0] : undefined,
    versions,
    image: images.length === 1 ? images[0] : undefined,
    revision: deployment?.revision,
    health: healthOf(instances, failed),
    sync: syncOf(instances, failed),
    deployedAt: deployment?.at,
    deployedBy: deployment?.by,
    rollback: deployment?.rollback,
    ...replicas(instances),
    links: linksOf(sightings),
    instances,
    unknown: unknownOf(failed),
  };
}
