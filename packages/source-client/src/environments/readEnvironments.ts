import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readInstances } from '../argocd/instances';
import { readClusters } from '../kubernetes/readClusters';
import { environmentKeysBefore, refuseOldKey, type OldKey } from './oldKeys';
import { promotions } from './promotions';
import {
  ENVIRONMENTS_KEY,
  keyPath,
  parseEnvironments,
  type DeclaredEnvironment,
} from './schema';

/** A cluster with what is known of it by its environment. */
export interface EnvironmentCluster {
  /** As in `kubernetes.clusterLocatorMethods`. */
  readonly name: string;
  readonly tier: string;
  readonly region?: string;
  /** The cluster to which a change travels from here. */
  readonly promotesTo?: string;
}

/** One environment. Their order is the one in which a change travels. */
export interface Environment {
  readonly name: string;
  readonly tier: string;
  readonly region?: string;
  /** The environment to which a change travels from here, where it was declared for all of its clusters. */
  readonly promotesTo?: string;
  readonly clusters: readonly EnvironmentCluster[];
  /** As in `argocd.appLocatorMethods`. */
  readonly argocdInstances: readonly string[];
}

/**
 * Reads `groundwork.environments`.
 *
 * @param replaces - keys that the caller read before there was this one; an entry that is left there is an error
 * @throws InputError with the full path of the key that is wrong
 */
export function readEnvironments(
  config: Config,
  replaces: readonly OldKey[] = environmentKeysBefore,
): readonly Environment[] {
  for (const key of replaces) {
    refuseOldKey(config, key);
  }
  const declared = parseEnvironments(config.getOptional(ENVIRONMENTS_KEY));
  refuseTwins(declared);
  refuseUnknown(declared, config);
  const next = promotions(declared);
  return declared.map(environment => {
    const { name, tier = name, region, promotesTo } = environment;
    return {
      name,
      tier,
      ...(region === undefined ? {} : { region }),
      ...(promotesTo === undefined ? {} : { promotesTo }),
      clusters: environment.clusters.map(cluster =>
        clusterOf(cluster, { tier, region, promotesTo: next }),
      ),
      argocdInstances: environment.argocdInstances,
    };
  });
}

function clusterOf(
  cluster: DeclaredEnvironment['clusters'][number],
  environment: {
    readonly tier: string;
    readonly region: string | undefined;
    readonly promotesTo: ReadonlyMap<string, string>;
  },
): EnvironmentCluster {
  const {
    name,
    tier = environment.tier,
    region = environment.region,
  } = cluster;
  const promotesTo = environment.promotesTo.get(name);
  return {
    name,
    tier,
    ...(region === undefined ? {} : { region }),
    ...(promotesTo === undefined ? {} : { promotesTo }),
  };
}

/** An environment, and a cluster, is declared once; an Argo CD instance once in each environment. */
function refuseTwins(declared: readonly DeclaredEnvironment[]): void {
  const environments = new Set<string>();
  const clusters = new Map<string, string>();
  declared.forEach((environment, index) => {
    const twice = (path: readonly PropertyKey[], what: string) => {
      throw new InputError(`${keyPath([index, ...path])} names ${what}`);
    };
    if (environments.has(environment.name)) {
      twice(['name'], `the environment ${environment.name} a second time`);
    }
    environments.add(environment.name);
    environment.clusters.forEach(({ name }, at) => {
      const elsewhere = clusters.get(name);
      if (elsewhere !== undefined) {
        twice(
          ['clusters', at],
          `the cluster ${name}, which ${elsewhere} has already`,
        );
      }
      clusters.set(name, environment.name);
    });
    environment.argocdInstances.forEach((name, at) => {
      if (environment.argocdInstances.indexOf(name) !== at) {
        twice(
          ['argocdInstances', at],
          `the Argo CD instance ${name} a second time`,
        );
      }
    });
  });
}

/** Names are checked where the whole list of them is known: not where a cloud or the catalog is asked for clusters. */
function refuseUnknown(
  declared: readonly DeclaredEnvironment[],
  config: Config,
): void {
  const { clusters, unreadable } = readClusters(config);
  const { instances, unreadable: others } = readInstances(config);
  const clusterNames =
    config.has('kubernetes.clusterLocatorMethods') && unreadable.length === 0
      ? new Set(clusters.map(({ name }) => name))
      : undefined;
  const instanceNames =
    others.length === 0
      ? new Set(instances.map(({ name }) => name))
      : undefined;
  declared.forEach((environment, index) => {
    environment.clusters.forEach(({ name }, at) => {
      if (clusterNames && !clusterNames.has(name)) {
        throw new InputError(
          `${keyPath([
            index,
            'clusters',
            at,
          ])} names ${name}, which kubernetes.clusterLocatorMethods does not have`,
        );
      }
    });
    environment.argocdInstances.forEach((name, at) => {
      if (instanceNames && !instanceNames.has(name)) {
        throw new InputError(
          `${keyPath([
            index,
            'argocdInstances',
            at,
          ])} names ${name}, which argocd.appLocatorMethods does not have`,
        );
      }
    });
  });
}
