import type { Connection } from './ClusterConnection';
import { readList, type ObjectList } from './readList';
import {
  assertMayBeAsked,
  resourcePath,
  type ResourceKind,
} from './resourcePath';

export interface ClusterReaderOptions {
  readonly connect: () => Promise<Connection>;
  /** Ends everything that this reader still has open. */
  readonly signal: AbortSignal;
}

export interface ListScope {
  readonly namespace?: string | undefined;
  readonly labelSelector?: string | undefined;
}

/** Lists objects of one cluster with one credential until one deadline. */
export class ClusterReader {
  readonly #options: ClusterReaderOptions;

  constructor(options: ClusterReaderOptions) {
    this.#options = options;
  }

  async list(kind: ResourceKind, scope: ListScope): Promise<ObjectList> {
    assertMayBeAsked(kind, scope.namespace);
    return readList(await this.#options.connect(), {
      path: resourcePath(kind, scope.namespace),
      labelSelector: scope.labelSelector,
      signal: this.#options.signal,
    });
  }
}
