import { NotFoundError } from '@backstage/errors';
import type { SourceClients } from '../client/SourceClients';
import { sourceError } from '../failure';
import { accessTo, type ClusterAccess } from './ClusterAccess';
import { ClusterClient } from './ClusterClient';
import { readClusters, type UnreadableLocator } from './readClusters';

/** The clusters that the configuration names. */
export class Clusters {
  /** In the order of the configuration, also those that cannot be read. */
  readonly all: readonly ClusterAccess[];
  /** Locator methods whose clusters are not known here. */
  readonly unreadable: readonly UnreadableLocator[];
  readonly #sources: SourceClients;

  constructor(
    sources: SourceClients,
    known: Pick<Clusters, 'all' | 'unreadable'>,
  ) {
    this.#sources = sources;
    this.all = known.all;
    this.unreadable = known.unreadable;
  }

  /**
   * @throws NotFoundError when the configuration names no such cluster
   * @throws SourceError when it cannot be read without a person
   */
  client(name: string): ClusterClient {
    const access = this.all.find(cluster => cluster.name === name);
    if (!access) {
      throw new NotFoundError(
        `kubernetes.clusterLocatorMethods names no cluster ${name}`,
      );
    }
    if ('unreadable' in access) {
      throw sourceError(access.unreadable);
    }
    return new ClusterClient(this.#sources.client(access.target));
  }
}

/** @throws InputError with the full path of the key that is wrong */
function makeClusters(
  sources: SourceClients,
): Pick<Clusters, 'all' | 'unreadable'> {
  const { clusters, unreadable } = readClusters(sources.config);
  return {
    all: clusters.map(details => accessTo(details, sources.clusterCredentials)),
    unreadable,
  };
}

/** The clusters, within the bounds of the given sources. */
export function clustersOf(sources: SourceClients): Clusters {
  return new Clusters(sources, sources.once(makeClusters));
}
