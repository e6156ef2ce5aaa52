import type {
  DeploymentEnvironment,
  DeploymentSource,
  DeploymentStatus,
} from '@groundwork/plugin-deployments-common';
import type { Look, LookRequest, Sighting } from '../sources/types';
import type { Environment, EnvironmentMap } from './environments';
import type { EnvironmentFindings } from './findings';
import { summariseEnvironment } from './summariseEnvironment';

class Findings {
  readonly #byName = new Map<string, EnvironmentFindings>();

  of(environment: Environment): EnvironmentFindings {
    const known = this.#byName.get(environment.name);
    if (known) {
      return known;
    }
    const fresh = { environment, sightings: [], failed: [] };
    this.#byName.set(environment.name, fresh);
    return fresh;
  }

  all(): readonly EnvironmentFindings[] {
    return [...this.#byName.values()];
  }
}

function placed(sighting: Sighting, cluster: string | undefined): Sighting {
  return cluster === undefined
    ? sighting
    : { ...sighting, instance: { ...sighting.instance, cluster } };
}

function sourceAnswer(
  look: Look,
  found: boolean,
  environments: readonly Environment[],
): DeploymentSource {
  const base = {
    kind: look.source.kind,
    name: look.source.name,
    environments: environments.map(({ name }) => name),
    checkedAt: look.checkedAt,
  };
  return look.outcome === 'failed'
    ? {
        ...base,
        outcome: 'failed',
        reason: look.failure.reason,
        message: look.failure.message,
      }
    : { ...base, outcome: found ? 'observed' : 'absent' };
}

/**
 * Puts the looks of all sources together for one service. Pure. An environment is
 * listed when at least one of its sources was asked: empty when all of them
 * answered that nothing is there, unknown when one of them could not be read.
 */
export function assembleStatus(
  request: LookRequest,
  looks: readonly Look[],
  map: EnvironmentMap,
): DeploymentStatus {
  const findings = new Findings();
  const sources: DeploymentSource[] = [];
  for (const look of looks.filter(({ source }) =>
    source.concerns(request.locator),
  )) {
    const environments = map.ofSource(look.source);
    const seen =
      look.outcome === 'answered'
        ? look.sightings.get(request.entityRef) ?? []
        : [];
    for (const environment of environments) {
      const { failed } = findings.of(environment);
      if (look.outcome === 'failed') {
        failed.push({ sourceName: look.source.name, failure: look.failure });
      }
    }
    for (const sighting of seen) {
      findings
        .of(map.ofSighting(sighting, look.source))
        .sightings.push(placed(sighting, map.clusterOf(sighting)));
    }
    sources.push(sourceAnswer(look, seen.length > 0, environments));
  }
  return {
    entityRef: request.entityRef,
    asOf: oldest(sources) ?? new Date().toISOString(),
    environments: inOrder(findings.all().map(summariseEnvironment), map),
    sources,
  };
}

function oldest(sources: readonly DeploymentSource[]): string | undefined {
  return sources.map(({ checkedAt }) => checkedAt).sort()[0];
}

function inOrder(
  environments: readonly DeploymentEnvironment[],
  map: EnvironmentMap,
): DeploymentEnvironment[] {
  return [...environments].sort(
    (a, b) =>
      map.orderOf(a.name) - map.orderOf(b.name) || a.name.localeCompare(b.name),
  );
}
