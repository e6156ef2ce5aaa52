import { isProductionEnvironment } from '@groundwork/delivery-metrics';
import type { Subject } from '@groundwork/plugin-readiness-common';
import type { SourceClients } from '@groundwork/source-client';
import {
  readEnvironments,
  type Environment,
} from '@groundwork/source-client/environments';
import type { PlaceClaim } from './eventCollector';

/**
 * What a deployment to a cluster is called. Whether it is production is judged from that name, and the clusters of production
 * have a name each, because a deployment to two of them has arrived when it is in both.
 */
export class EventEnvironments {
  readonly #environments: readonly Environment[];
  readonly #hasOneProduction: boolean;
  /** Several instances of Argo CD bring services to production, so that one service may come from two of them. */
  readonly hasProductionInstances: boolean;

  constructor(environments: readonly Environment[]) {
    this.#environments = environments;
    const production = environments
      .flatMap(({ clusters }) => clusters)
      .filter(({ tier }) => isProductionEnvironment(tier));
    this.#hasOneProduction = production.length === 1;
    const instances = environments
      .filter(({ tier }) => isProductionEnvironment(tier))
      .flatMap(({ argocdInstances }) => argocdInstances);
    this.hasProductionInstances = new Set(instances).size > 1;
  }

  /** By `groundwork.environments`; a cluster that it does not name is an environment of its own name. */
  ofCluster(cluster: string): string {
    for (const { name, clusters } of this.#environments) {
      const declared = clusters.find(each => each.name === cluster);
      if (declared) {
        const named = plainName(name, declared.tier);
        return isProductionEnvironment(named) && !this.#hasOneProduction
          ? productionName(cluster)
          : named;
      }
    }
    return cluster;
  }

  /** The environment that an Argo CD instance serves, where it serves only one. */
  ofArgocdInstance(instance: string): string | undefined {
    const [only, ...others] = this.#environments.filter(({ argocdInstances }) =>
      argocdInstances.includes(instance),
    );
    if (!only || others.length > 0) {
      return undefined;
    }
    const [cluster, ...more] = only.clusters;
    if (cluster && more.length === 0) {
      return this.ofCluster(cluster.name);
    }
    const named = plainName(only.name, only.tier);
    return isProductionEnvironment(named) && this.hasProductionInstances
      ? productionName(instance)
      : named;
  }
}

/**
 * Which services a place means. A source that tells of a service counts for it, in every tier: one that knows it in staging alone
 * must not take the place of one that knows how it gets to production.
 */
export function productionClaims({
  place,
  environment,
  services,
}: {
  readonly place: string;
  readonly environment: string;
  readonly services: readonly Subject[];
}): readonly PlaceClaim[] {
  if (!isProductionEnvironment(environment)) {
    return [];
  }
  // It may have been somebody's before.
  return services.length === 0
    ? [{ place }]
    : services.map(({ ref }) => ({ place, service: ref }));
}

/** The tier says what an environment is for, whatever its name looks like. */
function plainName(name: string, tier: string): string {
  if (isProductionEnvironment(name) === isProductionEnvironment(tier)) {
    return name;
  }
  return isProductionEnvironment(tier) ? 'production' : tier;
}

function productionName(cluster: string): string {
  return isProductionEnvironment(cluster) ? cluster : `prod-${cluster}`;
}

function makeEnvironments({ config }: SourceClients): EventEnvironments {
  return new EventEnvironments(readEnvironments(config));
}

/** The environments of the configuration, read once. @throws InputError with the full path of the key that is wrong */
export function eventEnvironmentsOf(sources: SourceClients): EventEnvironments {
  return sources.once(makeEnvironments);
}
