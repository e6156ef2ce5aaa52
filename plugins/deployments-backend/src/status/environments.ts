import type { Sighting, Source } from '../sources/types';

/** An environment as declared, or one that nobody declared and that was met. */
export interface Environment {
  readonly name: string;
  readonly tier: string;
  readonly clusters: readonly string[];
  readonly argocdInstances: readonly string[];
}

/** Tier of a cluster or instance that no environment names. */
export const UNDECLARED_TIER = 'undeclared';

/** Knows which environment a cluster, an Argo CD instance or an application's destination belongs to. */
export class EnvironmentMap {
  readonly #declared: readonly Environment[];
  readonly #clusterByServer: ReadonlyMap<string, string>;

  /** @param clusterUrls - API server addresses by cluster name, to understand destinations given by address. */
  constructor(
    declared: readonly Environment[],
    clusterUrls: ReadonlyMap<string, string>,
  ) {
    this.#declared = declared;
    this.#clusterByServer = new Map(
      [...clusterUrls].map(([name, url]) => [withoutSlash(url), name]),
    );
  }

  /** Declared position, for sorting; undeclared ones come last. */
  orderOf(name: string): number {
    const index = this.#declared.findIndex(
      environment => environment.name === name,
    );
    return index < 0 ? this.#declared.length : index;
  }

  /** Environments that the source could know something about. */
  ofSource(source: Source): readonly Environment[] {
    const declared = this.#declared.filter(environment =>
      (source.kind === 'kubernetes'
        ? environment.clusters
        : environment.argocdInstances
      ).includes(source.name),
    );
    return declared.length > 0 ? declared : [undeclared(source.name)];
  }

  /** The cluster of a sighting, when the configuration lets it be known. */
  clusterOf({ placement }: Sighting): string | undefined {
    return (
      placement.cluster ??
      (placement.server
        ? this.#clusterByServer.get(withoutSlash(placement.server))
        : undefined)
    );
  }

  /**
   * The environment of a sighting: by its cluster; else, when its instance serves
   * exactly one environment (Argo CD calls its own cluster by the same address
   * everywhere), that one; else one named after the destination.
   */
  ofSighting(sighting: Sighting, source: Source): Environment {
    const cluster = this.clusterOf(sighting);
    const byCluster = this.#declared.find(
      environment =>
        cluster !== undefined && environment.clusters.includes(cluster),
    );
    if (byCluster) {
      return byCluster;
    }
    const candidates = this.ofSource(source);
    const [only] = candidates;
    return candidates.length === 1 && only
      ? only
      : undeclared(cluster ?? sighting.placement.server ?? source.name);
  }
}

function undeclared(name: string): Environment {
  return {
    name,
    tier: UNDECLARED_TIER,
    clusters: [name],
    argocdInstances: [name],
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
